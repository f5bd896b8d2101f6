package io.kepler.mcp.gitlab.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Users: oneself in full, others as they show themselves. */
final class UsersApi {
    private static final Set<String> OWN = Set.of(
            "last_sign_in_at",
            "confirmed_at",
            "last_activity_on",
            "email",
            "theme_id",
            "color_scheme_id",
            "projects_limit",
            "current_sign_in_at",
            "identities",
            "can_create_group",
            "can_create_project",
            "two_factor_enabled",
            "external",
            "private_profile",
            "commit_email",
            "preferred_language",
            "shared_runners_minutes_limit",
            "extra_shared_runners_minutes_limit",
            "scim_identities",
            "is_admin");

    private final World world;
    private final Paging paging;

    UsersApi(Router router, World world, Paging paging) {
        this.world = world;
        this.paging = paging;
        router.api("GET", "/user", call -> Answer.ok(call.user().profile()));
        router.api("GET", "/users", this::list);
        router.api("GET", "/users/{user_id}", this::user);
    }

    private Answer list(Call call) {
        call.user();
        String search = call.params().text("search").toLowerCase(Locale.ROOT);
        String username = call.params().text("username");
        List<User> users = world.users().values().stream()
                .filter(user -> username.isEmpty() || user.username().equals(username))
                .filter(user -> user.username().contains(search)
                        || user.name().toLowerCase(Locale.ROOT).contains(search))
                .sorted(Comparator.comparingLong(User::id).reversed())
                .toList();
        return paging.nodes(call, users, User::brief);
    }

    private Answer user(Call call) {
        boolean all = call.user().admin();
        User user = world.users().get((long) call.number("user_id"));
        if (user == null) {
            throw Refusal.notFound("User");
        }
        return all ? Answer.ok(user.profile()) : Answer.ok(user.profile().bytes("public", json -> json.remove(OWN)));
    }
}
