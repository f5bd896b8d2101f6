package io.kepler.mcp.gitlab.config;

import java.util.List;

/**
 * The settings of one concern, in the order a reader wants them.
 *
 * @param standaloneOnly whether they are the container's business when there is one
 */
record SettingGroup(String title, boolean standaloneOnly, List<Setting<?>> settings) {}
