/** What a setting is called, and what it does, in plain words. */
export interface Hint {
  label: string;
  hint: string;
}

/** Of each setting, by its path in the agent's settings: the one place for these words. */
export const HINTS = {
  name: { label: 'Name', hint: 'Who the agent says it is. It is part of its prompt.' },
  instructions: {
    label: 'Instructions',
    hint: 'Who it is, what it helps with, what it must never do. It is read again before each reply, so shorter is quicker and cheaper. How to speak on the phone is told already.',
  },
  greeting: {
    label: 'Greeting',
    hint: 'The first words a caller hears. What stands between <must-hear> and </must-hear> cannot be interrupted.',
  },
  namedGreeting: {
    label: 'Greeting for known callers',
    hint: '{name} is replaced by the caller’s name. Leave it empty to greet everyone alike.',
  },
  agentName: {
    label: 'Workers',
    hint: 'The name under which workers register for this agent. Agents with the same name share workers.',
  },

  language: {
    label: 'Language',
    hint: 'What it greets in, hears and speaks; a region may follow, such as de-AT.',
  },
  voice: {
    label: 'Voice',
    hint: 'The voice’s name at the provider. Deepgram’s names end in their language, such as -en.',
  },
  otherLanguages: {
    label: 'Other languages',
    hint: 'It goes on in one of these when the caller speaks it. Hearing several costs a little more, and needs a recogniser such as nova-3.',
  },
  pronunciations: {
    label: 'Pronunciations',
    hint: 'How to say what the voice gets wrong, such as names: “Nguyen” is said “Win”.',
  },

  'models.stt': { label: 'Speech recognition', hint: 'Turns what the caller says into text.' },
  'models.sttFallback': {
    label: 'Recognition to fall back on',
    hint: 'Takes over when the first one fails or is slow.',
  },
  'models.llm': {
    label: 'Conversation',
    hint: 'Writes each reply. Small and quick: hard work is handed to the working model.',
  },
  'models.llmFallback': {
    label: 'Conversation to fall back on',
    hint: 'Takes over when the first one fails or keeps the caller waiting.',
  },
  'models.ttsFallback': {
    label: 'Voice to fall back on',
    hint: 'Another voice of the agent’s language, for when the first one fails.',
  },
  'work.model': {
    label: 'Work',
    hint: 'Does what the conversation hands over: looks up, computes, fills in forms. May be larger and slower.',
  },
  'work.instructions': {
    label: 'Instructions for the work',
    hint: 'What the working model must know besides the instructions above: accounts, addresses, rules.',
  },

  'turnTaking.preset': {
    label: 'Pace',
    hint: 'Patient for callers who look things up or dictate; quick for short exchanges; balanced for most.',
  },
  'turnTaking.minDelayMs': {
    label: 'Silence after a finished sentence',
    hint: 'In milliseconds. Shorter answers sooner, and talks over more callers. Empty: the pace decides.',
  },
  'turnTaking.unsureDelayMs': {
    label: 'Silence when it is not clear',
    hint: 'In milliseconds. The longest wait where the caller may have finished. Empty: the pace decides.',
  },
  'turnTaking.maxDelayMs': {
    label: 'Silence after an unfinished sentence',
    hint: 'In milliseconds. Longer lets callers think; too long, and they ask “hello?”. Empty: the pace decides.',
  },
  'turnTaking.minInterruptionMs': {
    label: 'Sound that interrupts',
    hint: 'In milliseconds. A shorter sound of the caller does not stop the agent.',
  },

  'delays.stages': {
    label: 'Messages while a task runs',
    hint: 'Each stage once, so long after the last word of either side. The last one goes on while it has wordings left.',
  },
  'delays.maxSilenceMs': {
    label: 'Longest silence',
    hint: 'In seconds. A waiting caller never hears nothing for longer.',
  },
  'delays.holdSound': {
    label: 'Between the messages',
    hint: 'Played quietly while the caller waits.',
  },

  'tools.use': { label: 'Tools', hint: 'What the working model may use.' },
  'tools.webHosts': {
    label: 'Hosts it may read from',
    hint: 'One a line: example.com, *.example.com or example.com:8443. Empty: no page may be read.',
  },
  'tools.codeHosts': {
    label: 'Hosts its code may reach',
    hint: 'One a line. What code can reach it can change without the caller’s yes: leave it empty if you can.',
  },
  'tools.mcp': {
    label: 'MCP servers',
    hint: 'Tools of your own systems. Only the tools that are named are offered, and all but the read-only ones run only after the caller’s yes.',
  },
  tasksAfterCall: {
    label: 'When the caller hangs up',
    hint: 'What happens to a task that is still running.',
  },
  'work.maxSteps': {
    label: 'Steps of a task',
    hint: 'How often the working model may act before it must answer.',
  },
  'work.maxTokens': {
    label: 'Tokens of a task',
    hint: 'Of all its requests to the model together.',
  },
  'work.maxCostMicros': { label: 'Cost of a task', hint: 'In dollars. Empty: no limit.' },
  'work.deadlineMs': {
    label: 'Time of a task',
    hint: 'In seconds. Then the caller is told it failed.',
  },
  'work.maxAtOnce': { label: 'Tasks at once', hint: 'More tasks of one call wait for these.' },

  'limits.maxCallMs': {
    label: 'Longest call',
    hint: 'In minutes. The agent says so, and ends the call.',
  },
  'limits.warnBeforeEndMs': {
    label: 'Warning before the end',
    hint: 'In seconds. 0: the caller is not warned.',
  },
  'limits.silenceMs': {
    label: 'Silence until it asks',
    hint: 'In seconds. When nobody speaks for so long, the caller is asked whether they are there.',
  },
  'limits.silenceQuestions': {
    label: 'How often it asks',
    hint: 'Then it says goodbye.',
  },
  'limits.maxCallCostMicros': { label: 'Cost of a call', hint: 'In dollars. Empty: no limit.' },
  'limits.maxDayCostMicros': {
    label: 'Cost of a day',
    hint: 'In dollars, of all calls of this agent that began on one day in UTC. Empty: no limit.',
  },
  'limits.maxCallsAtOnce': {
    label: 'Calls at once',
    hint: 'Further callers are told that all lines are busy. Empty: as many as the workers take.',
  },
  account: {
    label: 'Account',
    hint: 'Whose credit pays for the calls. Empty: calls are accounted, and nobody pays.',
  },

  'recording.enabled': { label: 'Record calls', hint: 'Both sides, in stereo.' },
  'recording.announcement': {
    label: 'Announcement',
    hint: 'Said in full before the greeting. Where you call, the law may ask for it.',
  },
  'recording.pauseForSensitiveData': {
    label: 'Pause for secrets',
    hint: 'Not recorded while the caller gives a card number and the like.',
  },
  'privacy.redact': {
    label: 'Remove from texts',
    hint: 'Before they are stored. What is removed cannot be brought back.',
  },
  'privacy.keepRecordingDays': {
    label: 'Keep recordings',
    hint: 'In days after the call. Empty: for ever.',
  },
  'privacy.keepTranscriptDays': {
    label: 'Keep what was said',
    hint: 'Transcript, events and summary, in days after the call. The fact of the call and its cost remain. Empty: for ever.',
  },
  'privacy.rememberCallers': {
    label: 'Remember callers',
    hint: 'A returning caller is met with what is known of earlier calls.',
  },
  'privacy.traceContent': {
    label: 'What was said in traces',
    hint: 'Only for finding errors: whoever reads the traces can read it.',
  },
} as const satisfies Record<string, Hint>;

export type SettingPath = keyof typeof HINTS;
