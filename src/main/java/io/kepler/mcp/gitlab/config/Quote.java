package io.kepler.mcp.gitlab.config;

import java.util.regex.Pattern;

/** Shows an operator the text they wrote, without what could be a password or a token in it. */
final class Quote {
    private static final int MOST = 80;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern USER_INFO = Pattern.compile("//.*@");
    private static final Pattern QUERY = Pattern.compile("[?#].*");
    private static final Pattern GITLAB_TOKEN = Pattern.compile("\\bgl[a-z]{1,8}-[\\w.-]{8,}");

    private Quote() {}

    static String of(String text) {
        String shown = CONTROL.matcher(text).replaceAll("?");
        shown = USER_INFO.matcher(shown).replaceAll("//***@");
        shown = QUERY.matcher(shown).replaceAll("?***");
        shown = GITLAB_TOKEN.matcher(shown).replaceAll("***");
        return "\"" + (shown.length() > MOST ? shown.substring(0, MOST) + "..." : shown) + "\"";
    }
}
