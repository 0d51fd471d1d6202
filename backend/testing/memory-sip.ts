import type { RuleSettings, Sip, SipRule, SipTrunk, TrunkSettings } from '../provisioning/sip.ts';

/** LiveKit's SIP service in memory. It refuses what LiveKit refuses: two owners, and trunks for all. */
export class MemorySip implements Sip {
  readonly trunks = new Map<string, SipTrunk>();
  readonly rules = new Map<string, SipRule>();
  /** What was asked, in order; looking is not noted. */
  readonly asked: string[] = [];
  #lastId = 0;

  async listTrunks(): Promise<SipTrunk[]> {
    return structuredClone([...this.trunks.values()]);
  }

  async createTrunk(settings: TrunkSettings): Promise<SipTrunk> {
    this.#note('create trunk', settings.name);
    return this.#putTrunk(this.#newId('ST'), settings);
  }

  async updateTrunk(id: string, settings: TrunkSettings): Promise<void> {
    this.#note('update trunk', settings.name);
    if (!this.trunks.has(id)) throw new Error('requested sip trunk does not exist');
    this.#putTrunk(id, settings);
  }

  async deleteTrunk(id: string): Promise<void> {
    this.#note('delete trunk', this.trunks.get(id)?.name);
    this.trunks.delete(id);
  }

  async listRules(): Promise<SipRule[]> {
    return structuredClone([...this.rules.values()]);
  }

  async createRule(settings: RuleSettings): Promise<void> {
    this.#note('create rule', settings.name);
    this.#putRule(this.#newId('SDR'), settings);
  }

  async updateRule(id: string, settings: RuleSettings): Promise<void> {
    this.#note('update rule', settings.name);
    if (!this.rules.has(id)) throw new Error('requested sip dispatch rule does not exist');
    this.#putRule(id, settings);
  }

  async deleteRule(id: string): Promise<void> {
    this.#note('delete rule', this.rules.get(id)?.name);
    this.rules.delete(id);
  }

  /** Whom a call to this number would reach: the agent of its one trunk's one rule. */
  answers(number: string): string | undefined {
    const trunk = [...this.trunks.values()].find((t) => t.numbers.includes(number));
    const rule = [...this.rules.values()].find((r) => trunk && r.trunkIds.includes(trunk.id));
    return rule?.agents[0]?.metadata;
  }

  #putTrunk(id: string, settings: TrunkSettings): SipTrunk {
    const isOpen = settings.numbers.length === 0 && settings.password === '';
    if (isOpen) throw new Error('a trunk without numbers matches any call');
    for (const other of this.trunks.values()) {
      const shared = other.numbers.find((number) => settings.numbers.includes(number));
      if (other.id !== id && shared) throw new Error(`Conflicting inbound SIP Trunks: ${shared}`);
    }
    const trunk = { ...structuredClone(settings), id };
    this.trunks.set(id, trunk);
    return trunk;
  }

  #putRule(id: string, settings: RuleSettings): void {
    for (const other of this.rules.values()) {
      const shared = other.trunkIds.find((trunkId) => settings.trunkIds.includes(trunkId));
      if (other.id !== id && shared) throw new Error(`Conflicting SIP Dispatch Rules: ${shared}`);
    }
    this.rules.set(id, { ...structuredClone(settings), id });
  }

  #newId(prefix: string): string {
    this.#lastId += 1;
    return `${prefix}_${this.#lastId}`;
  }

  #note(what: string, name = '?'): void {
    this.asked.push(`${what} ${name}`);
  }
}
