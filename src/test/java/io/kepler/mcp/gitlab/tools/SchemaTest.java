package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {

    @Test
    void describesEveryKindOfParameterLeanly() {
        assertThat(schema("""
                        get_thing:
                          description: Get.
                          request: POST /things/{project_id}
                          required: [project_id]
                          optional:
                            state: { enum: [opened, closed], default: closed }
                            line: { type: integer, minimum: 1 }
                            part: { type: integer, minimum: 1, maximum: 5 }
                            page: { type: integer, minimum: 1, maximum: 5, capped: true }
                            ids: { type: integers, description: User ids }
                            names: { type: strings }
                            labels: { type: comma_separated }
                            day: { type: date }
                            since: { type: time }
                            deep: { type: boolean, default: false }
                        """))
                .isEqualTo("{'type':'object','properties':{"
                        + "'project_id':{'type':'string','description':'Id or full path'},"
                        + "'state':{'type':'string','enum':['opened','closed'],'default':'closed'},"
                        + "'line':{'type':'integer','minimum':1},"
                        + "'part':{'type':'integer','minimum':1,'maximum':5},"
                        + "'page':{'type':'integer'},"
                        + "'ids':{'type':'array','items':{'type':'integer'},'description':'User ids'},"
                        + "'names':{'type':'array','items':{'type':'string'}},"
                        + "'labels':{'type':'string'},"
                        + "'day':{'type':'string'},"
                        + "'since':{'type':'string'},"
                        + "'deep':{'type':'boolean','default':false}},"
                        + "'required':['project_id'],'additionalProperties':false}");
    }

    @Test
    void describesAToolWithoutParameters() {
        assertThat(schema("ping: { description: Ping., handler: ping, effect: read }"))
                .isEqualTo("{'type':'object','properties':{},'additionalProperties':false}");
    }

    private static String schema(String yaml) {
        return JsonMapper.shared()
                .writeValueAsString(Schema.of(CatalogueText.tool(yaml)))
                .replace('"', '\'');
    }
}
