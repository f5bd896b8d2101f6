// What every client does here: it lists the tools, calls one, reads a resource and gets a prompt.
const say = (what, value) => console.log(`${what}: ${JSON.stringify(value)}`);

export async function tour(client) {
    say('tools', (await client.listTools()).tools.length);
    const user = await client.callTool({ name: 'get_current_user', arguments: {} });
    say('user', JSON.parse(user.content[0].text).username);
    const project = await client.readResource({ uri: 'gitlab://projects/orbit%2Ftelescope' });
    say('project', JSON.parse(project.contents[0].text).path_with_namespace);
    const prompt = await client.getPrompt({ name: 'onboard_to_project', arguments: { project_id: 'orbit/telescope' } });
    say('prompt', prompt.messages[0].content.text);
    await client.close();
}
