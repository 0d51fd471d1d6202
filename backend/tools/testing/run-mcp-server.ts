import { createInterface } from 'node:readline';
import { answerMcp } from './mcp-protocol.ts';

for await (const line of createInterface({ input: process.stdin })) {
  const answer = answerMcp(JSON.parse(line));
  if (answer !== undefined) console.log(JSON.stringify(answer));
}
