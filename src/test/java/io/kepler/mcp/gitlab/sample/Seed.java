package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.SeedFile.SeedGroup;
import io.kepler.mcp.gitlab.sample.SeedFile.SeedPage;
import io.kepler.mcp.gitlab.sample.SeedFile.SeedPipeline;
import io.kepler.mcp.gitlab.sample.SeedFile.SeedProject;
import io.kepler.mcp.gitlab.sample.git.Blob;
import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.Signature;
import io.kepler.mcp.gitlab.sample.git.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Fills the world: who and what exists from {@code world.yaml}, what happened there by calls of the API itself. */
final class Seed {
    private static final Instant BEGINNING = Instant.parse("2025-01-10T09:00:00Z");
    private static final Instant MAIN_BEGINNING = Instant.parse("2026-09-01T09:00:00Z");
    private static final ObjectNode MILESTONE = Json.template("milestone");
    private static final int FIRST_GROUP = 11;
    private static final int FIRST_PROJECT = 101;
    private static final int ISSUES = 45;
    private static final int NIGHTS = 24;

    private final World world;
    private final SeedSteps steps;
    private final SeedFile file = Json.yaml("world", SeedFile.class);

    Seed(World world, Router router) {
        this.world = world;
        this.steps = new SeedSteps(world, router);
    }

    void plant() {
        SeedPeople people = new SeedPeople(world);
        file.users().forEach(people::add);
        long group = FIRST_GROUP;
        for (SeedGroup seed : file.groups()) {
            people.add(seed, group++);
        }
        people.addTokens();
        long project = FIRST_PROJECT;
        for (SeedProject seed : file.projects()) {
            plant(seed, project++);
        }
        Project main = world.project(SampleGitLab.MAIN_PROJECT).orElseThrow();
        plantPipelinesAndWiki(main);
        people.addJob(main);
        world.addMoved("orbit/old-telescope", main);
        world.present();
    }

    private void plant(SeedProject seed, long id) {
        SeedProjects projects = new SeedProjects(world);
        Instant created = BEGINNING.plus(Duration.ofDays(12 * (id - FIRST_PROJECT)));
        Project project = projects.make(seed, id, created);
        User owner = projects.owner(seed);
        Signature signature = owner.signature(created);
        Tree tree = Tree.EMPTY.with("README.md", Blob.of("# " + seed.name() + "\n" + seed.description() + "\n"));
        project.repository().commit("main", Commit.of(List.of(), tree, "Begin", signature, signature));
        world.add(project);
        if (seed.path().equals(SampleGitLab.MAIN_PROJECT)) {
            plantMain(project);
        } else {
            world.past(created);
            steps.run("small", project, owner);
        }
    }

    private void plantMain(Project project) {
        world.past(MAIN_BEGINNING);
        milestone(project, 1, "Autumn", "2026-12-15");
        milestone(project, 2, "Spring", "2027-04-01");
        User alice = world.user("alice").orElseThrow();
        steps.run("main", project, alice);
        for (int number = project.issues().lastKey() + 1; number <= ISSUES; number++) {
            ObjectNode issue = Json.object()
                    .put("title", "Check actuator " + number + " of the main mirror")
                    .put(
                            "description",
                            "It moved " + number * 3 + " nm less than it was told. Measure it again, then decide.")
                    .put("labels", "mirror,check");
            steps.run(alice, "POST", project, "/issues", issue);
        }
        for (int night = 1; night <= NIGHTS; night++) {
            ObjectNode observations = Json.object()
                    .put("branch", "main")
                    .put("commit_message", "Add the observations of night " + night)
                    .put("content", "target,seconds,seeing\nM%d,%d,0.%d\n".formatted(night, night * 30, night % 9 + 1));
            steps.run(alice, "POST", project, "/repository/files/observations%2Fnight-" + night + ".csv", observations);
        }
    }

    private static void plantPipelinesAndWiki(Project project) {
        long iid = 10;
        for (SeedPipeline seed : Json.yaml("pipelines", SeedPipeline[].class)) {
            ObjectNode pipeline = PipelineShape.pipeline(project, seed, iid++);
            List<Job> jobs = seed.jobs().stream()
                    .map(job -> new Job(new Entity(PipelineShape.job(project, pipeline, job)), job.log()))
                    .toList();
            project.pipelines().put(seed.id(), new Pipeline(new Entity(pipeline), jobs));
        }
        for (SeedPage seed : Json.yaml("wiki", SeedPage[].class)) {
            project.wiki().put(seed.slug(), WikisApi.page(seed, project.world().nextId()));
        }
    }

    private static void milestone(Project project, long id, String title, String due) {
        project.milestones()
                .put(
                        id,
                        new Entity(MILESTONE
                                .deepCopy()
                                .put("id", id)
                                .put("iid", id)
                                .put("project_id", project.id())
                                .put("title", title)
                                .put("description", "What has to be ready in " + title.toLowerCase(Locale.ROOT) + ".")
                                .put("due_date", due)
                                .put("web_url", project.webUrl() + "/-/milestones/" + id)));
    }
}
