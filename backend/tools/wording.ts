/** What the tools say to the caller themselves, in one language. */
export interface Wording {
  reading: string;
  writing: string;
  searching: string;
  calculating: string;
  opening: (place: string) => string;
  readingPage: string;
  filling: string;
  submitting: string;
  remembering: string;
  recalling: string;
  using: (service: string) => string;
  askSubmit: (button: string, host: string, fields: string) => string;
  askService: (tool: string, service: string, input: string) => string;
  savedSecret: (name: string) => string;
  password: string;
  yes: string;
}

const en: Wording = {
  reading: "I'm looking at the file.",
  writing: "I'm writing that down.",
  searching: "I'm searching the files.",
  calculating: "I'm working that out.",
  opening: (place) => `I'm opening ${place}.`,
  readingPage: "I'm reading the page.",
  filling: "I'm filling in the form.",
  submitting: "I'm sending the form.",
  remembering: "I'm noting that down.",
  recalling: "I'm looking at my notes.",
  using: (service) => `I'm asking ${service}.`,
  askSubmit: (button, host, fields) =>
    `Shall I press "${button}" on ${host}${fields && `, with ${fields}`}?`,
  askService: (tool, service, input) =>
    `Shall I have ${service} do "${tool}"${input && `, with ${input}`}?`,
  savedSecret: (name) => `the saved ${name}`,
  password: 'the password',
  yes: 'yes',
};

const de: Wording = {
  reading: 'Ich sehe in der Datei nach.',
  writing: 'Ich schreibe das auf.',
  searching: 'Ich durchsuche die Dateien.',
  calculating: 'Ich rechne das aus.',
  opening: (place) => `Ich öffne ${place}.`,
  readingPage: 'Ich lese die Seite.',
  filling: 'Ich fülle das Formular aus.',
  submitting: 'Ich sende das Formular ab.',
  remembering: 'Ich notiere mir das.',
  recalling: 'Ich sehe in meinen Notizen nach.',
  using: (service) => `Ich frage bei ${service} nach.`,
  askSubmit: (button, host, fields) =>
    `Soll ich auf ${host} „${button}“ drücken${fields && `, mit ${fields}`}?`,
  askService: (tool, service, input) =>
    `Soll ich bei ${service} „${tool}“ ausführen${input && `, mit ${input}`}?`,
  savedSecret: (name) => `hinterlegt unter ${name}`,
  password: 'dem Passwort',
  yes: 'ja',
};

const fr: Wording = {
  reading: 'Je regarde dans le fichier.',
  writing: 'Je note cela.',
  searching: 'Je cherche dans les fichiers.',
  calculating: 'Je fais le calcul.',
  opening: (place) => `J’ouvre ${place}.`,
  readingPage: 'Je lis la page.',
  filling: 'Je remplis le formulaire.',
  submitting: 'J’envoie le formulaire.',
  remembering: 'J’en prends note.',
  recalling: 'Je regarde mes notes.',
  using: (service) => `J’interroge ${service}.`,
  askSubmit: (button, host, fields) =>
    `Dois-je appuyer sur « ${button} » sur ${host}${fields && `, avec ${fields}`} ?`,
  askService: (tool, service, input) =>
    `Dois-je faire exécuter « ${tool} » par ${service}${input && `, avec ${input}`} ?`,
  savedSecret: (name) => `la valeur enregistrée ${name}`,
  password: 'le mot de passe',
  yes: 'oui',
};

const es: Wording = {
  reading: 'Estoy mirando el archivo.',
  writing: 'Lo estoy anotando.',
  searching: 'Estoy buscando en los archivos.',
  calculating: 'Lo estoy calculando.',
  opening: (place) => `Estoy abriendo ${place}.`,
  readingPage: 'Estoy leyendo la página.',
  filling: 'Estoy rellenando el formulario.',
  submitting: 'Estoy enviando el formulario.',
  remembering: 'Tomo nota de eso.',
  recalling: 'Estoy mirando mis notas.',
  using: (service) => `Estoy consultando ${service}.`,
  askSubmit: (button, host, fields) =>
    `¿Pulso «${button}» en ${host}${fields && `, con ${fields}`}?`,
  askService: (tool, service, input) =>
    `¿Hago que ${service} ejecute «${tool}»${input && `, con ${input}`}?`,
  savedSecret: (name) => `el valor guardado ${name}`,
  password: 'la contraseña',
  yes: 'sí',
};

const WORDINGS = new Map(Object.entries({ en, de, fr, es }));

/** The wording for a BCP 47 language tag; English where there is none. */
export function wordingFor(language: string): Wording {
  return WORDINGS.get(language.split('-')[0] ?? '') ?? en;
}
