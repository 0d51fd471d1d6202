import { fileURLToPath } from 'node:url';
import { cli, defineAgent, ServerOptions, voice } from '@livekit/agents';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import * as openai from '@livekit/agents-plugin-openai';

/**
 * The peer: a worker of the framework at its defaults (agents-js 1.9.0), of the size of its starter
 * example. With neither `vad` nor `turnDetection` given a session has Silero and the detector that
 * runs locally in production (`turn-detector-v1-mini`).
 */
export default defineAgent({
  entry: async (ctx) => {
    const { DEEPGRAM_BASE_URL = '' } = process.env;
    const session = new voice.AgentSession({
      stt: new deepgram.STT({ baseUrl: DEEPGRAM_BASE_URL.replace(/^http/, 'ws') }),
      llm: new openai.LLM(),
      tts: new deepgram.TTS({ baseUrl: DEEPGRAM_BASE_URL }),
    });
    await session.start({
      agent: new voice.Agent({ instructions: 'You are a helpful voice assistant. Be brief.' }),
      room: ctx.room,
    });
    await ctx.connect();
    session.say('Hello, how can I help you today?');
  },
});

cli.runApp(
  new ServerOptions({
    agent: fileURLToPath(import.meta.url),
    agentName: 'bench-stock',
    host: '127.0.0.1',
    port: Number(process.env.WORKER_PORT),
    // By default the load is the machine's, and calls are refused under it: here others make it.
    loadFunc: async () => 0,
  }),
);
