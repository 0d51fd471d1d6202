"""The peer: a worker of livekit-agents at its defaults, of the size of its starter example.

With neither `vad` nor `turn_handling` given a session has Silero and the turn detector that runs
locally in production (turn-detector-v1-mini).
"""

import os

from livekit.agents import Agent, AgentServer, AgentSession, JobContext, cli
from livekit.plugins import deepgram, openai

server = AgentServer(
    host="127.0.0.1",
    port=int(os.environ["WORKER_PORT"]),
    # By default the load is the machine's, and calls are refused under it: here others make it.
    load_fnc=lambda: 0.0,
)


@server.rtc_session(agent_name="bench-livekit-python")
async def answer(ctx: JobContext) -> None:
    deepgram_url = os.environ["DEEPGRAM_BASE_URL"]
    session = AgentSession(
        stt=deepgram.STT(base_url=f"{deepgram_url}/v1/listen"),
        llm=openai.LLM(),
        tts=deepgram.TTS(base_url=f"{deepgram_url}/v1/speak"),
    )
    await session.start(
        agent=Agent(instructions="You are a helpful voice assistant. Be brief."),
        room=ctx.room,
    )
    await ctx.connect()
    session.say("Hello, how can I help you today?")


if __name__ == "__main__":
    cli.run_app(server)
