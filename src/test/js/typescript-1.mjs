// The official TypeScript client, version 1: its arguments are an address and a token.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { tour } from './tour.mjs';

const [url, token] = process.argv.slice(2);
const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { 'PRIVATE-TOKEN': token } },
});
const client = new Client({ name: 'typescript-1', version: '1' });
await client.connect(transport);
await tour(client);
