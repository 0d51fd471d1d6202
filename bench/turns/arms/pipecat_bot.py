"""The peer: pipecat at its defaults, in LiveKit's rooms, of the size of its LiveKit example.

Started with the prefix of its rooms' names. Pipecat brings no worker that LiveKit could dispatch, so
this process watches for rooms itself: it has everything imported before there is a call, and holds
each call in a pipeline of its own. With no `user_turn_strategies` given a turn ends as the smart-turn
model says that comes with the package.
"""

import asyncio
import os
import sys

from livekit import api
from loguru import logger
from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.frames.frames import TTSSpeakFrame
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.processors.frame_processor import FrameProcessor
from pipecat.runner.livekit import generate_token_with_agent, livekit_credentials
from pipecat.services.deepgram.stt import DeepgramSTTService
from pipecat.services.deepgram.tts import DeepgramTTSService
from pipecat.services.openai.llm import OpenAILLMService
from pipecat.transports.livekit.transport import LiveKitParams, LiveKitTransport
from pipecat.workers.runner import WorkerRunner

# On average half of it is added to the time to the greeting, and to nothing else.
POLL_S = 0.1

Parts = tuple[FrameProcessor, ...]


def prepare() -> Parts:
    """What holds a conversation, with its models loaded: that takes longer than a caller waits."""
    key, url = os.environ["DEEPGRAM_API_KEY"], os.environ["DEEPGRAM_BASE_URL"]
    user, assistant = LLMContextAggregatorPair(
        LLMContext(), user_params=LLMUserAggregatorParams(vad_analyzer=SileroVADAnalyzer())
    )
    llm = OpenAILLMService(
        api_key=os.environ["OPENAI_API_KEY"],
        settings=OpenAILLMService.Settings(
            system_instruction="You are a helpful voice assistant. Be brief."
        ),
    )
    stt = DeepgramSTTService(api_key=key, base_url=url)
    tts = DeepgramTTSService(api_key=key, base_url=url.replace("http", "ws", 1))
    return stt, user, llm, tts, assistant


@logger.catch
async def answer(room: str, parts: Parts) -> None:
    url, key, secret = livekit_credentials()
    transport = LiveKitTransport(
        url=url,
        token=generate_token_with_agent(room, "bot", key, secret),
        room_name=room,
        params=LiveKitParams(audio_in_enabled=True, audio_out_enabled=True),
    )
    *before, assistant = parts
    pipeline = Pipeline([transport.input(), *before, transport.output(), assistant])
    worker = PipelineWorker(pipeline)

    # The example waits for a second before it greets; nobody would on a phone.
    @transport.event_handler("on_first_participant_joined")
    async def greet(*_: object) -> None:
        await worker.queue_frame(TTSSpeakFrame("Hello, how can I help you today?"))

    @transport.event_handler("on_participant_disconnected")
    async def hang_up(*_: object) -> None:
        await worker.cancel()

    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    await runner.run()


async def main(prefix: str) -> None:
    logger.remove()
    logger.add(sys.stderr, level="INFO")
    prepared = [prepare()]
    calls: dict[str, asyncio.Task[None]] = {}

    def start(room: str) -> None:
        calls[room] = asyncio.create_task(answer(room, prepared.pop() if prepared else prepare()))
        calls[room].add_done_callback(lambda _: prepared.append(prepare()))

    async with api.LiveKitAPI() as livekit:
        print("waiting for rooms", flush=True)
        while True:
            listed = await livekit.room.list_rooms(api.ListRoomsRequest())
            for room in listed.rooms:
                if room.name.startswith(prefix) and room.name not in calls:
                    start(room.name)
            await asyncio.sleep(POLL_S)


asyncio.run(main(sys.argv[1]))
