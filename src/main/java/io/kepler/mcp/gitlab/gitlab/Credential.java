package io.kepler.mcp.gitlab.gitlab;

/** What a caller shows GitLab: a token and the header it travels in. Never printed. */
public record Credential(Scheme scheme, String token) {

    /** The header that carries the token to GitLab. */
    public enum Scheme {
        PRIVATE_TOKEN("PRIVATE-TOKEN", ""),
        JOB_TOKEN("JOB-TOKEN", ""),
        BEARER("Authorization", "Bearer ");

        private final String header;
        private final String prefix;

        Scheme(String header, String prefix) {
            this.header = header;
            this.prefix = prefix;
        }
    }

    public String headerName() {
        return scheme.header;
    }

    public String headerValue() {
        return scheme.prefix + token;
    }

    @Override
    public String toString() {
        return scheme + " ***";
    }
}
