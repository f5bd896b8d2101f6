/** What people see in the browser: one record per page, written out by precompiled, escaping templates. */
@NullMarked
package io.kepler.mcp.gitlab.oauth.pages;

import org.jspecify.annotations.NullMarked;
