package io.kepler.mcp.gitlab.oauth;

import java.util.List;

/** What users allowed, one entry per user and client: the last one. */
public interface Consents {

    void add(Consent consent);

    List<Consent> ofUser(String instance, long userId);

    void remove(String instance, long userId, String clientId);
}
