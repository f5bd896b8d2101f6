package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.code;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a store of authorization codes does, whatever it keeps them in. */
interface AuthorizationCodesContract extends TwoNodes {

    @Test
    default void redeemsACodeOnceAndTellsOfASecondTime() {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);

        assertThat(node(1).authorizationCodes().redeem(code.codeHash(), NOW)).contains(new Redemption(code, true));
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), NOW)).contains(new Redemption(code, false));
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), code.expiresAt()))
                .contains(new Redemption(code, false));
    }

    @Test
    default void redeemsNeitherAnUnknownNorAnExpiredCode() {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);

        assertThat(stores().authorizationCodes().redeem(hash(), NOW)).isEmpty();
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), code.expiresAt()))
                .isEmpty();
    }

    @Test
    default void takesNoCodeForAGrantThatIsGone() {
        assertThatThrownBy(() -> stores().authorizationCodes().add(code(hash(), id(), id())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void redeemsACodeFirstForOneOfManyWhoAskAtOnce() throws Exception {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);

        assertThat(Crowd.does(
                        CROWD,
                        member -> either(member)
                                .authorizationCodes()
                                .redeem(code.codeHash(), NOW)
                                .orElseThrow()
                                .first()))
                .containsOnlyOnce(true)
                .hasSize(CROWD);
    }
}
