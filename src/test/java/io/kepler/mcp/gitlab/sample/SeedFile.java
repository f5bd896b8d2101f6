package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Map;

/** What {@code world.yaml} holds. */
record SeedFile(List<SeedUser> users, List<SeedGroup> groups, List<SeedProject> projects) {

    record SeedUser(long id, String username, String name, boolean admin, String jobTitle, String bio) {}

    record SeedGroup(String path, String name, String visibility, Map<String, Integer> members, String description) {}

    record SeedPipeline(long id, String ref, String user, String status, String created, List<SeedJob> jobs) {}

    record SeedJob(long id, String name, String stage, String status, boolean allowed, String log) {}

    record SeedPage(String title, String slug, String content) {}

    record SeedProject(
            String path,
            String name,
            String visibility,
            int stars,
            boolean archived,
            List<String> topics,
            Map<String, Double> languages,
            String description) {

        String namespace() {
            return path.substring(0, path.lastIndexOf('/'));
        }

        String slug() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
