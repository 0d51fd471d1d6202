import type { AgentLines } from './agent-lines.ts';

export const GERMAN: AgentLines = {
  areYouThere: 'Sind Sie noch da?',
  areYouThereAgain: 'Hallo? Wenn Sie mich hören, sagen Sie bitte etwas. Ich höre zu.',
  silenceGoodbye:
    'Ich höre niemanden und lege jetzt auf. Rufen Sie gern wieder an. Auf Wiederhören.',
  timeLimit: 'Es tut mir leid, die längste Zeit für einen Anruf ist um. Auf Wiederhören.',
  unavailable:
    'Es tut mir leid, wir können gerade nicht antworten. Bitte rufen Sie in ein paar Minuten wieder an.',
  sayAgain: 'Damit habe ich gerade Schwierigkeiten. Können Sie es noch einmal sagen?',
  lostThread: 'Entschuldigung, da habe ich den Faden verloren. Können Sie mich noch einmal fragen?',
  lostVoice: 'Entschuldigung, meine Stimme ist gestört. Können Sie das noch einmal sagen?',
  notHeard:
    'Entschuldigung, ich habe Schwierigkeiten, Sie zu hören. Können Sie das noch einmal sagen?',
  badLine: 'Ich höre Sie leider schlecht. Können Sie das bitte etwas lauter noch einmal sagen?',
  badLineAgain:
    'Ich verstehe Sie immer noch nicht. Vielleicht liegt es an der Leitung. Versuchen Sie es bitte noch einmal.',
  badLineGoodbye:
    'Es tut mir leid, über diese Leitung verstehe ich Sie nicht. Bitte rufen Sie noch einmal an. Auf Wiederhören.',
  trouble:
    'Es tut mir leid, bei uns ist ein Fehler aufgetreten und ich muss auflegen. Bitte rufen Sie noch einmal an.',
  timeWarning: 'Nur zur Information, wir müssen den Anruf bald beenden.',
  creditEnded: 'Es tut mir leid, das Guthaben für diesen Anruf ist aufgebraucht. Auf Wiederhören.',
  limitEnded: 'Es tut mir leid, ich muss den Anruf hier beenden. Auf Wiederhören.',
  notAdmitted: 'Es tut mir leid, wir können diesen Anruf gerade nicht annehmen. Auf Wiederhören.',
  allLinesBusy:
    'Es tut mir leid, alle Leitungen sind belegt. Bitte rufen Sie in ein paar Minuten wieder an. Auf Wiederhören.',
  handedBack: 'Hallo, ich bin wieder für Sie da. Wie kann ich Ihnen helfen?',
  cutOff: 'Entschuldigung, die Verbindung war kurz unterbrochen. Bitte sprechen Sie weiter.',
};
