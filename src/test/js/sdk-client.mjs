// The official TypeScript client with an OAuth provider of its own. It is given an address and nothing else.
import { createServer } from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const say = (what, value) => console.log(`${what}: ${JSON.stringify(value)}`);

/** Listens where the browser comes back to. */
function callback() {
    let answered;
    const answer = new Promise(resolve => (answered = resolve));
    const server = createServer((request, response) => {
        response.end('You may close this window.');
        answered(new URL(request.url, 'http://127.0.0.1').searchParams);
    });
    return new Promise(resolve =>
        server.listen(0, '127.0.0.1', () => resolve({ server, answer, port: server.address().port })));
}

/** Remembers everything for as long as the program runs. */
class Provider {
    constructor(redirectUrl) {
        this.redirectUrl = redirectUrl;
        this.clientMetadata = {
            client_name: 'TypeScript SDK',
            redirect_uris: [redirectUrl],
            token_endpoint_auth_method: 'none',
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
        };
        this.expectedState = crypto.randomUUID();
    }
    state() {
        return this.expectedState;
    }
    clientInformation() {
        return this.information;
    }
    saveClientInformation(information) {
        this.information = information;
    }
    tokens() {
        return this.saved;
    }
    saveTokens(tokens) {
        this.saved = tokens;
    }
    redirectToAuthorization(url) {
        say('authorize', url.href);
    }
    saveCodeVerifier(verifier) {
        this.verifier = verifier;
    }
    codeVerifier() {
        return this.verifier;
    }
}

async function connect(url, provider, answer) {
    const client = new Client({ name: 'typescript-sdk', version: '1' });
    const transport = () => new StreamableHTTPClientTransport(url, { authProvider: provider });
    const first = transport();
    try {
        await client.connect(first);
        throw new Error('it let a client in that nobody knows');
    } catch (error) {
        if (!(error instanceof UnauthorizedError)) throw error;
    }
    const parameters = await answer;
    if (parameters.get('state') !== provider.expectedState) throw new Error(`wrong state in ${parameters}`);
    await first.finishAuth(parameters.get('code'));
    await client.connect(transport());
    return client;
}

async function username(client) {
    const result = await client.callTool({ name: 'get_current_user', arguments: {} });
    return JSON.parse(result.content[0].text).username;
}

const { server, answer, port } = await callback();
const provider = new Provider(`http://127.0.0.1:${port}/callback`);
const client = await connect(new URL(process.argv[2]), provider, answer);
say('tools', (await client.listTools()).tools.length);
say('user', await username(client));

const { access_token, refresh_token } = provider.saved;
provider.saved = { ...provider.saved, access_token: `${access_token.slice(0, -1)}?` };
say('user after refresh', await username(client));
say('rotated', provider.saved.access_token !== access_token && provider.saved.refresh_token !== refresh_token);

await client.close();
server.close();
