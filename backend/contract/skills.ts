import { z } from 'zod';

/** The folders of an agent's skills. They are put there by hand: the API shows them. */
export const skillList = z.object({
  skills: z.array(
    z.object({
      name: z.string(),
      /** Tells the model when to read it; null for one that could not be read. */
      description: z.string().nullable(),
      /** Why it is left out; null when it is not. */
      problem: z.string().nullable(),
    }),
  ),
});

export type SkillList = z.infer<typeof skillList>;
