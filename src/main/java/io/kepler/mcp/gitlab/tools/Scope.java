package io.kepler.mcp.gitlab.tools;

import java.util.Locale;

/** The least GitLab token scope a tool needs. */
public enum Scope {
    READ_API,
    API;

    static Scope of(Effect effect) {
        return effect.readOnly() ? READ_API : API;
    }

    /** The scope as GitLab spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
