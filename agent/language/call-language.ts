import type { AgentSettings } from '../../backend/contract/agents.ts';
import { inLanguage } from '../../backend/contract/in-language.ts';
import { type AgentLanguage, languageOf } from '../../backend/contract/languages.ts';
import { type HeardWords, languageOfTurn } from './detect.ts';

/**
 * The language that a call is held in: it begins with the agent's, and follows the caller to any other
 * that the agent speaks. The first turn that tells decides, while it is still being spoken, so that
 * the reply to it is right. After that it takes two turns in a row: in one alone the caller may only
 * have spelled an address.
 */
export class CallLanguage {
  /** The agent's settings, with language, voices and delay messages of the moment: to be read when needed. */
  readonly agent: AgentSettings;
  readonly #settings: AgentSettings;
  readonly #onChange: (language: string) => void;
  /** The agent's tags of its languages. */
  readonly #tags: ReadonlyMap<AgentLanguage | undefined, string>;
  #now: AgentSettings;
  #finals: HeardWords[] = [];
  /** The tag of the turn that is being spoken, so far. */
  #ofTurn: string | undefined;
  /** That of the last turn that told. */
  #ofTurnBefore: string | undefined;

  /** @param onChange - called with the agent's tag of the language that the call goes on in */
  constructor(settings: AgentSettings, onChange: (language: string) => void) {
    this.#settings = settings;
    this.#onChange = onChange;
    this.#now = settings;
    this.#tags = new Map(
      [settings, ...settings.otherLanguages].map(({ language }) => [
        languageOf(language),
        language,
      ]),
    );
    const now = () => this.#now;
    this.agent = {
      ...settings,
      get language() {
        return now().language;
      },
      get voice() {
        return now().voice;
      },
      get models() {
        return now().models;
      },
      get delays() {
        return now().delays;
      },
    };
  }

  /** BCP 47. */
  get tag(): string {
    return this.#now.language;
  }

  /** To be told what the recogniser makes of the turn that is being spoken. Final words stand. */
  hear(words: HeardWords, isFinal: boolean): void {
    const turn = [...this.#finals, words];
    if (isFinal) this.#finals = turn;
    const heard = languageOfTurn(turn);
    const tag = heard === null ? undefined : this.#tags.get(heard);
    this.#ofTurn = tag;
    const isSure = this.#ofTurnBefore === undefined || this.#ofTurnBefore === tag;
    if (tag === undefined || tag === this.tag || !isSure) return;
    this.#now = inLanguage(this.#settings, tag);
    this.#onChange(tag);
  }

  /** The caller's turn is over. */
  endTurn(): void {
    this.#ofTurnBefore = this.#ofTurn ?? this.#ofTurnBefore;
    this.#finals = [];
    this.#ofTurn = undefined;
  }
}
