package io.kepler.mcp.gitlab.sample;

import java.util.Map;
import java.util.Optional;

/** A place for projects, and who belongs to it. */
record Group(Entity entity, Map<Long, Access> members) {

    long id() {
        return entity.id();
    }

    String path() {
        return entity.text("full_path");
    }

    boolean visibleTo(Optional<User> user) {
        return switch (entity.text("visibility")) {
            case "public" -> true;
            case "internal" -> user.isPresent();
            default -> user.map(u -> u.admin() || members.containsKey(u.id())).orElse(false);
        };
    }
}
