// The official TypeScript client, version 2: its arguments are an address, a token, and legacy, auto or a revision.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { tour } from './tour.mjs';

const [url, token, mode] = process.argv.slice(2);
const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { 'PRIVATE-TOKEN': token } },
});
const negotiation = ['legacy', 'auto'].includes(mode) ? mode : { pin: mode };
const client = new Client({ name: 'typescript-2', version: '1' }, { versionNegotiation: { mode: negotiation } });
await client.connect(transport);
await tour(client);
