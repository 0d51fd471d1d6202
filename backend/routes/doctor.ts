import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { notNoted } from '../audit/noted.ts';
import { phoneNumber } from '../contract/common.ts';
import { doctorReport, lastDoctorReport } from '../contract/doctor.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const last = createRoute({
  ...needs('numbers:read'),
  method: 'get',
  path: '/doctor',
  operationId: 'readDoctorReport',
  summary: 'Read what the doctor found last',
  responses: { 200: reply('The last report of this process', lastDoctorReport), ...failure },
});

const run = createRoute({
  ...needs('numbers:read'),
  ...notNoted,
  method: 'post',
  path: '/doctor/run',
  operationId: 'runDoctor',
  summary: 'Have the doctor look at the whole installation, which takes some seconds',
  responses: {
    200: reply('What was found, what to mend first comes first', doctorReport),
    ...failure,
  },
});

const number = createRoute({
  ...needs('numbers:read'),
  method: 'get',
  path: '/numbers/{number}/check',
  operationId: 'checkNumber',
  summary: 'Tell what would happen to a call to a number',
  request: { params: z.object({ number: phoneNumber }) },
  responses: { 200: reply('The way of the call, step by step', doctorReport), ...failure },
});

export function doctorRoutes({ doctor }: Pick<Services, 'doctor'>) {
  return createRouter()
    .openapi(last, (c) => c.json({ report: doctor.last() }, 200))
    .openapi(run, async (c) => c.json(await doctor.run(), 200))
    .openapi(number, async (c) =>
      c.json(await doctor.checkNumber(c.req.valid('param').number), 200),
    );
}
