package io.kepler.mcp.gitlab.config;

import static io.kepler.mcp.gitlab.config.Scale.count;
import static io.kepler.mcp.gitlab.config.Scale.duration;
import static io.kepler.mcp.gitlab.config.Scale.size;
import static io.kepler.mcp.gitlab.config.Types.flag;
import static io.kepler.mcp.gitlab.config.Types.oneOf;
import static io.kepler.mcp.gitlab.config.Types.path;
import static io.kepler.mcp.gitlab.config.Types.readableFile;
import static io.kepler.mcp.gitlab.config.Types.secret;
import static io.kepler.mcp.gitlab.config.Types.text;
import static io.kepler.mcp.gitlab.config.WebTypes.host;
import static io.kepler.mcp.gitlab.config.WebTypes.hostAndPort;
import static io.kepler.mcp.gitlab.config.WebTypes.origin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting there is. A new one is declared here, put into its group, and read by its record. */
final class Settings {
    static final String PREFIX = "KEPLER_MCP_";

    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;

    // Server
    static final Setting<String> APP_NAME =
            new Setting<>("APP_NAME", text(100), "Kepler MCP Server", "The name this server gives itself to clients.");
    static final Setting<Environment> ENVIRONMENT = new Setting<>(
            "ENVIRONMENT", oneOf(Environment.class), "local", "Where it stands; all but `local` have stricter rules.");
    static final Setting<LogLevel> LOG_LEVEL =
            new Setting<>("LOG_LEVEL", oneOf(LogLevel.class), "info", "The least important message that is logged.");
    static final Setting<Optional<Path>> CONFIG_FILE = new Setting<>(
            "CONFIG_FILE", path().orNothing(), "", "A `.env`, `.properties`, `.yaml` or `.yml` file with settings.");

    // Listening
    static final Setting<TransportMode> TRANSPORT_MODE = new Setting<>(
            "TRANSPORT_MODE",
            oneOf(TransportMode.class),
            "http",
            "How clients connect; `http` and `sse` both mean the HTTP server, `stdio` standard input and output.");
    static final Setting<Optional<Secret>> GITLAB_TOKEN = new Setting<>(
            "GITLAB_TOKEN", secret().orNothing(), "", "For `stdio` only: the GitLab token of the user it works for.");
    static final Setting<String> HOST =
            new Setting<>("HOST", host(), "127.0.0.1", "The address to listen on; `0.0.0.0` is every address.");
    static final Setting<Integer> PORT =
            new Setting<>("PORT", count(0, 65535), "8000", "The port to listen on; 0 takes any free one.");
    static final Setting<Optional<Path>> TLS_CERT = new Setting<>(
            "TLS_CERT", readableFile().orNothing(), "", "PEM file with the certificate chain; turns HTTPS on.");
    static final Setting<Optional<Path>> TLS_KEY =
            new Setting<>("TLS_KEY", readableFile().orNothing(), "", "PEM file with its private key.");

    // GitLab
    static final Setting<URI> GITLAB_URL = new Setting<>(
            "GITLAB_URL",
            WebTypes.url().then(GitLabConfig::withoutApiPath),
            "https://gitlab.com",
            "The GitLab to serve, with its sub-path if it has one. Plain http to another machine only in `local`.");
    static final Setting<Duration> GITLAB_CONNECT_TIMEOUT = new Setting<>(
            "GITLAB_CONNECT_TIMEOUT", duration(TENTH, MINUTE), "5s", "Longest time to open a connection to GitLab.");
    static final Setting<Duration> GITLAB_READ_TIMEOUT = new Setting<>(
            "GITLAB_READ_TIMEOUT", duration(TENTH, MINUTE.multipliedBy(10)), "30s", "Longest silence of GitLab.");
    static final Setting<Duration> GITLAB_TOTAL_TIMEOUT = new Setting<>(
            "GITLAB_TOTAL_TIMEOUT",
            duration(TENTH, MINUTE.multipliedBy(30)),
            "60s",
            "Longest time for one tool call, retries and further pages included.");
    static final Setting<Integer> GITLAB_CONNECTIONS = new Setting<>(
            "GITLAB_CONNECTIONS", count(1, 2000), "100", "Most connections to GitLab that are open at once.");
    static final Setting<Long> GITLAB_MAX_RESPONSE_SIZE = new Setting<>(
            "GITLAB_MAX_RESPONSE_SIZE", size(KIB, 1024 * MIB), "32MiB", "Largest answer of GitLab that is read.");
    static final Setting<Integer> GITLAB_RETRIES =
            new Setting<>("GITLAB_RETRIES", count(0, 5), "2", "How often an idempotent call is tried again.");
    static final Setting<Duration> GITLAB_RETRY_AFTER_MAX = new Setting<>(
            "GITLAB_RETRY_AFTER_MAX",
            duration(Duration.ZERO, MINUTE.multipliedBy(5)),
            "10s",
            "Longest wait that GitLab may ask for and get; a longer one ends the call.");

    // MCP endpoint
    static final Setting<Boolean> STRUCTURED_CONTENT = new Setting<>(
            "STRUCTURED_CONTENT", flag(), "off", "Whether answers carry structuredContent too, at twice the size.");
    static final Setting<Integer> MAX_REQUEST_SIZE = new Setting<>(
            "MAX_REQUEST_SIZE", size(KIB, 64 * MIB).then(Math::toIntExact), "4MiB", "Largest request body taken.");
    static final Setting<List<String>> ALLOWED_ORIGINS = new Setting<>(
            "ALLOWED_ORIGINS",
            origin().list(),
            "",
            "Browser origins that may call, besides those of this machine; `*` allows all.");
    static final Setting<List<String>> ALLOWED_HOSTS = new Setting<>(
            "ALLOWED_HOSTS",
            hostAndPort().list(),
            "",
            "Host headers that are answered, besides those of this machine; empty answers all.");
    static final Setting<Integer> MAX_CONCURRENT_CALLS = new Setting<>(
            "MAX_CONCURRENT_CALLS", count(1, 10_000), "200", "Most tool calls that run at once on this node.");
    static final Setting<Duration> SESSION_TIMEOUT = new Setting<>(
            "SESSION_TIMEOUT", duration(MINUTE, Duration.ofHours(24)), "30m", "How long an idle session lives.");
    static final Setting<Integer> MAX_SESSIONS = new Setting<>(
            "MAX_SESSIONS", count(1, 100_000), "1000", "Most sessions that are kept, on all nodes together.");
    static final Setting<Integer> MAX_STREAMS_PER_USER = new Setting<>(
            "MAX_STREAMS_PER_USER",
            count(1, 100_000),
            "100",
            "Most listening streams that one user has open on this node.");
    static final Setting<Confirm> CONFIRM = new Setting<>(
            "CONFIRM",
            oneOf(Confirm.class),
            "auto",
            "Who agrees before a tool destroys something: `auto` the user where the client can ask, otherwise the client"
                    + " by itself; `elicit` the user, or nothing is done; `argument` whoever calls, by `confirm: true`;"
                    + " `off` nobody.");

    // Sign-in
    static final Setting<Duration> OAUTH_CACHE_TTL = new Setting<>(
            "OAUTH_CACHE_TTL",
            duration(MINUTE, Duration.ofHours(2)),
            "15m",
            "How long a token that GitLab accepted stays trusted.");
    static final Setting<List<AuthMode>> AUTH_MODES = new Setting<>(
            "AUTH_MODES",
            oneOf(AuthMode.class).list(),
            "",
            "Who vouches for users: `oauth` this server, `gitlab-oauth` GitLab, `token` the GitLab token they bring."
                    + " None means `oauth` when browser login is on, else `token`.");
    static final Setting<Boolean> OAUTH_USER_AUTH_ENABLED = new Setting<>(
            "OAUTH_USER_AUTH_ENABLED", flag(), "off", "Browser login, unless `KEPLER_MCP_AUTH_MODES` says otherwise.");
    static final Setting<Optional<URI>> PUBLIC_URL = new Setting<>(
            "PUBLIC_URL",
            WebTypes.url().orNothing(),
            "",
            "Where clients reach this server, context path included, `/mcp` left out; needed for `oauth` and"
                    + " `gitlab-oauth`. Only `java -jar` in `local` knows its own.");
    static final Setting<Optional<String>> OAUTH_CLIENT_ID = new Setting<>(
            "OAUTH_CLIENT_ID",
            text(255).orNothing(),
            "",
            "Application ID of the one application registered at GitLab, with the callback `/oauth/callback`.");
    static final Setting<Optional<Secret>> OAUTH_CLIENT_SECRET = new Setting<>(
            "OAUTH_CLIENT_SECRET", secret().orNothing(), "", "Its secret; none if it is not confidential.");
    static final Setting<String> OAUTH_SCOPE = new Setting<>(
            "OAUTH_SCOPE",
            text(255),
            "api",
            "What is asked of GitLab. Of these, `api` or `read_api` is also what a client gets that names no scope.");
    static final Setting<Optional<URI>> OAUTH_AUTHORIZATION_URL = new Setting<>(
            "OAUTH_AUTHORIZATION_URL", WebTypes.url().orNothing(), "", "GitLab's `/oauth/authorize`, if elsewhere.");
    static final Setting<Optional<URI>> OAUTH_TOKEN_URL =
            new Setting<>("OAUTH_TOKEN_URL", WebTypes.url().orNothing(), "", "GitLab's `/oauth/token`, if elsewhere.");
    static final Setting<Optional<URI>> OAUTH_USERINFO_URL = new Setting<>(
            "OAUTH_USERINFO_URL", WebTypes.url().orNothing(), "", "GitLab's `/api/v4/user`, if elsewhere.");
    static final Setting<Optional<URI>> OAUTH_REDIRECT_URI = new Setting<>(
            "OAUTH_REDIRECT_URI",
            WebTypes.url().orNothing(),
            "",
            "The callback as it is registered at GitLab, if it is not `/oauth/callback` below the public URL.");
    static final Setting<Duration> OAUTH_ACCESS_TOKEN_TTL = new Setting<>(
            "OAUTH_ACCESS_TOKEN_TTL",
            duration(MINUTE, Duration.ofHours(24)),
            "1h",
            "How long an access token of this server is good.");
    static final Setting<Duration> OAUTH_REFRESH_TOKEN_TTL = new Setting<>(
            "OAUTH_REFRESH_TOKEN_TTL",
            duration(Duration.ofHours(1), Duration.ofDays(365)),
            "30d",
            "How long a client may stay away before its user has to connect again.");
    static final Setting<Integer> OAUTH_REGISTRATIONS_PER_HOUR = new Setting<>(
            "OAUTH_REGISTRATIONS_PER_HOUR",
            count(0, 100_000),
            "20",
            "How many clients may register from one network address within an hour; 0 turns registration off.");
    static final Setting<List<ConfiguredClient>> OAUTH_CLIENTS_FILE = new Setting<>(
            "OAUTH_CLIENTS_FILE",
            ClientsFile.type(),
            "",
            "YAML or JSON list of clients that need not register: `client_id`, `client_name`, `redirect_uris` and, for a"
                    + " confidential one, `client_secret_sha256` in hex.");
    static final Setting<List<String>> ALLOWED_GROUPS = new Setting<>(
            "ALLOWED_GROUPS",
            text(255).list(),
            "",
            "Full paths of GitLab groups; only their members are let in, inherited members included, in every mode. None lets all in.");
    static final Setting<Sso> SSO = new Setting<>(
            "SSO",
            oneOf(Sso.class),
            "off",
            "What the container's own login means here: with `link` the GitLab account must match it when there is one,"
                    + " with `require` there must be one, which needs `oauth` as the only mode.");
    static final Setting<SsoMatch> SSO_MATCH = new Setting<>(
            "SSO_MATCH",
            oneOf(SsoMatch.class),
            "username",
            "What of the GitLab account equals the name the container knows the user by.");

    // Database
    static final Setting<Optional<String>> DATASOURCE_JNDI = new Setting<>(
            "DATASOURCE_JNDI",
            text(300).orNothing(),
            "",
            "JNDI name of the container's datasource, when it is none of the names that are looked up anyway.");
    static final Setting<Optional<Secret>> DATABASE_URL = new Setting<>(
            "DATABASE_URL",
            DatabaseUrl.type().orNothing(),
            "",
            "A database without the container's help: `jdbc:postgresql://host/db`, `postgres://user:password@host/db`"
                    + " or `jdbc:h2:...`.");
    static final Setting<Optional<String>> DATABASE_USER =
            new Setting<>("DATABASE_USER", text(100).orNothing(), "", "Its user, when the URL names none.");
    static final Setting<Optional<Secret>> DATABASE_PASSWORD =
            new Setting<>("DATABASE_PASSWORD", secret().orNothing(), "", "The password of that user.");
    static final Setting<Integer> DATABASE_CONNECTIONS = new Setting<>(
            "DATABASE_CONNECTIONS", count(5, 200), "10", "Most connections to that database from this node.");
    static final Setting<DatabaseMigrate> DATABASE_MIGRATE = new Setting<>(
            "DATABASE_MIGRATE",
            oneOf(DatabaseMigrate.class),
            "apply",
            "`apply` brings the tables up to date at start; `check` only refuses to start on old ones.");
    static final Setting<Optional<Path>> DATA_DIR = new Setting<>(
            "DATA_DIR",
            path().orNothing(),
            "",
            "Folder of the embedded database and of a key made here; in `local` it is `.kepler-mcp-gitlab` in the home"
                    + " directory when not set.");
    static final Setting<Optional<Path>> TOKEN_STORE_PATH = new Setting<>(
            "TOKEN_STORE_PATH",
            path().orNothing(),
            "",
            "Folder of the embedded database, by the seed server's name; a `.json` file means the folder it lies in.");
    static final Setting<List<Secret>> TOKEN_ENCRYPTION_KEY = new Setting<>(
            "TOKEN_ENCRYPTION_KEY",
            FernetKey.type().list(),
            "",
            "What is secret in the database is encrypted with it; only `local` starts without. Of several keys the first"
                    + " encrypts and all decrypt; `java -jar kepler-mcp-gitlab.war generate-key` makes one.");

    /** All of them, in the order of the reference page. */
    static final List<SettingGroup> GROUPS = List.of(
            new SettingGroup("Server", false, List.of(APP_NAME, ENVIRONMENT, LOG_LEVEL, CONFIG_FILE)),
            new SettingGroup("Listening", true, List.of(TRANSPORT_MODE, HOST, PORT, TLS_CERT, TLS_KEY, GITLAB_TOKEN)),
            new SettingGroup(
                    "GitLab",
                    false,
                    List.of(
                            GITLAB_URL,
                            GITLAB_CONNECT_TIMEOUT,
                            GITLAB_READ_TIMEOUT,
                            GITLAB_TOTAL_TIMEOUT,
                            GITLAB_CONNECTIONS,
                            GITLAB_MAX_RESPONSE_SIZE,
                            GITLAB_RETRIES,
                            GITLAB_RETRY_AFTER_MAX)),
            new SettingGroup(
                    "MCP endpoint",
                    false,
                    List.of(
                            STRUCTURED_CONTENT,
                            MAX_REQUEST_SIZE,
                            ALLOWED_ORIGINS,
                            ALLOWED_HOSTS,
                            MAX_CONCURRENT_CALLS,
                            SESSION_TIMEOUT,
                            MAX_SESSIONS,
                            MAX_STREAMS_PER_USER,
                            CONFIRM)),
            new SettingGroup(
                    "Sign-in",
                    false,
                    List.of(
                            AUTH_MODES,
                            OAUTH_USER_AUTH_ENABLED,
                            PUBLIC_URL,
                            OAUTH_CLIENT_ID,
                            OAUTH_CLIENT_SECRET,
                            OAUTH_SCOPE,
                            OAUTH_AUTHORIZATION_URL,
                            OAUTH_TOKEN_URL,
                            OAUTH_USERINFO_URL,
                            OAUTH_REDIRECT_URI,
                            OAUTH_ACCESS_TOKEN_TTL,
                            OAUTH_REFRESH_TOKEN_TTL,
                            OAUTH_REGISTRATIONS_PER_HOUR,
                            OAUTH_CLIENTS_FILE,
                            ALLOWED_GROUPS,
                            SSO,
                            SSO_MATCH,
                            OAUTH_CACHE_TTL)),
            new SettingGroup(
                    "Database",
                    false,
                    List.of(
                            DATASOURCE_JNDI,
                            DATABASE_URL,
                            DATABASE_USER,
                            DATABASE_PASSWORD,
                            DATABASE_CONNECTIONS,
                            DATABASE_MIGRATE,
                            DATA_DIR,
                            TOKEN_STORE_PATH,
                            TOKEN_ENCRYPTION_KEY)));

    private Settings() {}

    static List<Setting<?>> all() {
        return GROUPS.stream()
                .<Setting<?>>flatMap(group -> group.settings().stream())
                .toList();
    }
}
