package io.kepler.mcp.gitlab.prompts;

import java.util.List;

/**
 * Everything a prompt is made of.
 *
 * @param task what the model is to do, before the data
 * @param answer in which form, after the data
 */
record Recipe(Prompt prompt, String task, List<Part> parts, String answer) {}
