import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

type Recorded = { status: number; headers: Record<string, string>; body: unknown };

/** One request that the server was sent. */
export type Sent = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> & { messages: { role: string; content: string }[] } };

/** A recorded response by name, `silence`, a text, or one made of the prompt. */
export type Served = string | { text: string } | ((prompt: string) => { text: string });

/** A chat server that gives its answers in order, the last one for ever. */
export async function serveChat(answers: readonly Served[]) {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const index = sent.push({ path: request.url!, headers: request.headers, body: JSON.parse(text || '{}') }) - 1;
    const given = answers[Math.min(index, answers.length - 1)]!;
    if (given === 'silence') return;
    const answer = typeof given === 'function' ? given(sent[index]!.body.messages[1]!.content) : given;
    const { status, headers, body } = typeof answer === 'string' ? recorded(answer) : saying(answer.text);
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A recorded response of a chat server. */
export function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(new URL(`chat-completions/${name}.json`, import.meta.url), 'utf8'));
}

function saying(text: string): Recorded {
  const { status, headers, body } = recorded('normal');
  const [choice] = (body as { choices: [{ message: object }] }).choices;
  return { status, headers, body: { ...(body as object), choices: [{ ...choice, message: { ...choice.message, content: text } }] } };
}
