import type { TaskPhrases } from './task-phrases.ts';

export const GERMAN: TaskPhrases = {
  started: 'In Ordnung, ich kümmere mich darum.',
  changed: 'In Ordnung, ich berücksichtige das.',
  cancelled: 'In Ordnung, ich habe das abgebrochen.',
  failures: {
    model:
      'Es tut mir leid, das konnte ich gerade nicht klären. Soll ich es noch einmal versuchen?',
    tool: 'Es tut mir leid, etwas, das ich dafür brauche, hat nicht funktioniert. Soll ich es noch einmal versuchen, oder kann ich etwas anderes tun?',
    timeout:
      'Es tut mir leid, das hat zu lange gedauert, deshalb habe ich es abgebrochen. Soll ich es noch einmal versuchen?',
    limit:
      'Es tut mir leid, das ist mehr, als ich in einem Anruf erledigen kann. Wollen wir es mit einem kleineren Teil versuchen?',
    sandbox:
      'Es tut mir leid, meine Arbeitsumgebung hatte eine Störung, und das ist nicht erledigt. Soll ich es noch einmal versuchen?',
    backend:
      'Es tut mir leid, ich erreiche unser System gerade nicht. Wir können es gleich noch einmal versuchen.',
  },
  late: 'Jetzt habe ich doch noch eine Antwort. {result}',
  questions: [
    'Dafür brauche ich Ihr Ja. {summary}',
    'Entschuldigung, ich habe nicht verstanden, ob das ein Ja war. {summary} Bitte sagen Sie ja oder nein.',
    'Noch einmal zur Sicherheit. {summary} Ja oder nein?',
  ],
  agreed: 'Danke, ich mache das jetzt.',
  declined: 'In Ordnung, ich mache es nicht.',
  notAgreed: 'Ich bin nicht sicher, ob Sie das möchten, deshalb lasse ich es, wie es ist.',
  no: 'nein',
};
