package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpStreamableServerSession;

/** A session of one user, in the revision that was agreed on when it began. */
record LegacySession(String id, String owner, Revision revision, McpStreamableServerSession sdk) {}
