/** What has to outlive a restart: the database, its tables, and the encryption of what is secret in them. */
@NullMarked
package io.kepler.mcp.gitlab.store;

import org.jspecify.annotations.NullMarked;
