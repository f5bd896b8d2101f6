package io.kepler.mcp.gitlab.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A GitLab look-alike in this process: REST API v4 with users, tokens, projects and all that the tools ask for. */
public final class SampleGitLab implements AutoCloseable {
    /** May do all that Alice may; she owns most projects. */
    public static final String ALICE_TOKEN = "glpat-alice-0123456789abcdef";
    /** May only read, with Alice's eyes. */
    public static final String ALICE_READ_TOKEN = "glpat-alice-read-0123456789a";
    /** Was Alice's, and has expired. */
    public static final String ALICE_EXPIRED_TOKEN = "glpat-alice-expired-01234567";
    /** May do all that Bob may; he develops in Alice's groups. */
    public static final String BOB_TOKEN = "glpat-bob-0123456789abcdef01";
    /** May do everything. */
    public static final String ADMIN_TOKEN = "glpat-admin-0123456789abcdef";
    /** Belongs to a running job of the project {@link #MAIN_PROJECT}. */
    public static final String JOB_TOKEN = "glcbt-64_0123456789abcdef0123";

    /** The full path of the public project with the most in it; Alice maintains it, Bob develops in it. */
    public static final String MAIN_PROJECT = "orbit/telescope";
    /** The full path of a private project that only Alice sees. */
    public static final String ALICE_PROJECT = "alice/notebook";
    /** The full path of a private project that only Bob sees. */
    public static final String BOB_PROJECT = "bob/lab-journal";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Hooks hooks = new Hooks();
    private final World world;
    private final URI url;
    private final SampleOAuth oauth;

    private SampleGitLab(HttpServer server, String base) {
        this.server = server;
        this.threads = threads();
        this.url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + base);
        this.world = new World(url.toString());
        Router router = router(world);
        this.oauth = new SampleOAuth(router, world, hooks);
        new Seed(world, router).plant();
        server.createContext("/", new Front(base, router, world.tokens(), hooks));
        server.setExecutor(threads);
    }

    /** Starts on a free port. */
    public static SampleGitLab start() throws IOException {
        return start(0, "");
    }

    /**
     * Starts on a port of the loopback interface.
     *
     * @param port 0 for a free one
     * @param base the sub-path of the installation such as {@code /gitlab}, or "" for none
     */
    public static SampleGitLab start(int port, String base) throws IOException {
        // Without it every answer on a kept connection waits for the acknowledgement of its first packet.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        SampleGitLab sample = new SampleGitLab(HttpServer.create(new InetSocketAddress(loopback, port), 1024), base);
        sample.server.start();
        return sample;
    }

    private static Router router(World world) {
        Router router = new Router();
        ProjectRoutes projects = new ProjectRoutes(router, world);
        Paging paging = new Paging(world.url().replaceFirst("(://[^/]+).*", "$1"));
        new InstanceApi(router, world);
        new UsersApi(router, world, paging);
        new GroupsApi(router, world, paging);
        new ProjectsApi(router, projects, world, paging);
        new MembersApi(projects, world, paging);
        new LabelsApi(projects, paging);
        new MilestonesApi(projects, paging);
        new WikisApi(projects);
        new AcrossApi(router, world, paging);
        new EventsApi(router, projects, world, paging);
        new IssuesApi(projects, paging);
        new NotesApi(projects, paging);
        new DiscussionsApi(projects, paging);
        new MergeRequestsApi(projects, paging);
        new MergeApi(projects);
        new TransfersApi(projects);
        new TodosApi(router, world, paging);
        new BranchesApi(projects, paging);
        new TagsApi(projects, paging);
        new ReleasesApi(projects, paging);
        new CommitsApi(projects, paging);
        new FilesApi(projects);
        new RepositoryApi(projects, paging);
        new PipelinesApi(projects, paging);
        return router;
    }

    private static ExecutorService threads() {
        AtomicLong number = new AtomicLong();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sample-gitlab-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The base URL, sub-path included, without a slash at its end. */
    public URI url() {
        return url;
    }

    /** Its OAuth applications and tokens. */
    public SampleOAuth oauth() {
        return oauth;
    }

    /** Takes a user out of a group; what they are in groups above it stays. */
    public void expel(String username, String group) {
        long user = world.user(username).orElseThrow().id();
        world.groups().values().stream()
                .filter(candidate -> candidate.path().equals(group))
                .forEach(found -> found.members().remove(user));
    }

    /** The latest requests, oldest first, at most a thousand. */
    public List<RecordedRequest> requests() {
        return hooks.recorder().requests();
    }

    /** Answers the next request that nobody prepared an answer for with this one; calls add up. */
    public void failNext(int status, Map<String, String> headers, String body) {
        boolean json = body.startsWith("{") || body.startsWith("[");
        hooks.prepare(Answer.text(status, json ? "application/json" : "text/plain", body)
                .with(headers));
    }

    /** Refuses the next request as the rate limiter in front of GitLab does. */
    public void throttleNext(Duration retryAfter) {
        Instant reset = Instant.now().plus(retryAfter);
        failNext(
                429,
                Map.of(
                        "Retry-After", String.valueOf(retryAfter.toSeconds()),
                        "RateLimit-Remaining", "0",
                        "RateLimit-Reset", String.valueOf(reset.getEpochSecond()),
                        "RateLimit-ResetTime", reset.toString()),
                "Retry later\n");
    }

    /** Holds every request back for this long, from now on. */
    public void slow(Duration delay) {
        hooks.delay(delay);
    }

    /**
     * Lets a pipeline of {@link #MAIN_PROJECT} take another state, such as {@code success} or {@code failed}. Its jobs
     * that are not over yet follow.
     */
    public void pipelineBecomes(long pipeline, String status) {
        Pipeline changed = Optional.ofNullable(main().pipelines().get(pipeline)).orElseThrow();
        changed.become(status, world.now());
        MergeApi.pipelineChanged(main(), changed);
    }

    /**
     * Lets the import or export of {@link #MAIN_PROJECT} take another state, such as {@code started}.
     *
     * @param word {@code import} or {@code export}
     */
    public void transferBecomes(String word, String status) {
        main().transfers().put(word, status);
    }

    private Project main() {
        return world.project(MAIN_PROJECT).orElseThrow();
    }

    /** Forgets recorded requests, prepared answers, slowness and moods; what was created stays. */
    public void reset() {
        hooks.reset();
        oauth.reset();
    }

    @Override
    public void close() {
        hooks.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
