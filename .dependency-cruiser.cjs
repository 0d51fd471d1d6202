/** Who may import whom. CONTRIBUTING.md explains each rule in words. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle has no first file to read.', {}, { circular: true }),
    forbid(
      'db-stands-alone',
      'db imports nothing of ours.',
      { path: '^db/' },
      { path: '^(agent|backend|dashboard|local|bench|e2e)/' },
    ),
    forbid(
      'only-backend-uses-db',
      'Only the backend reads and writes the database.',
      { pathNot: '^(db|backend|bench)/' },
      { path: '^db/' },
    ),
    forbid(
      'only-db-uses-drizzle',
      'Queries live in db/.',
      { pathNot: '^(db/|drizzle\\.config\\.ts$)' },
      { path: 'node_modules/(drizzle-orm|drizzle-kit|postgres)/' },
    ),
    forbid(
      'redaction-stands-alone',
      'redaction imports nothing of ours.',
      { path: '^redaction/' },
      { path: '^(agent|backend|db|dashboard|local|bench|e2e)/' },
    ),
    forbid(
      'spoken-stands-alone',
      'spoken imports nothing of ours.',
      { path: '^spoken/' },
      { path: '^(agent|backend|db|dashboard|redaction|telemetry|local|bench|e2e)/' },
    ),
    forbid(
      'who-speaks',
      'The worker writes out what is said, the backend what it hands to the worker; benchmarks measure it.',
      { pathNot: '^(spoken|agent|backend|bench|e2e)/' },
      { path: '^spoken/' },
    ),
    forbid(
      'only-spoken-uses-n2words',
      'Numbers become words in spoken/; benchmarks compare them.',
      { pathNot: '^(spoken|bench)/' },
      { path: 'node_modules/n2words/' },
    ),
    forbid(
      'telemetry-stands-alone',
      'telemetry imports nothing of ours.',
      { path: '^telemetry/' },
      { path: '^(agent|backend|db|dashboard|redaction|local|bench|e2e)/' },
    ),
    forbid(
      'who-redacts',
      'The worker and the backend redact what they write; benchmarks and calls test that.',
      { pathNot: '^(redaction|agent|backend|bench|e2e)/' },
      { path: '^redaction/' },
    ),
    forbid(
      'contract-imports-only-zod',
      'The contract is what crosses between processes.',
      { path: '^backend/contract/', pathNot: '\\.test\\.ts$' },
      { pathNot: '^backend/contract/|node_modules/zod/' },
    ),
    forbid(
      'contract-is-the-door',
      'From the backend, others import the contract and nothing else.',
      { pathNot: '^backend/' },
      { path: '^backend/(?!contract/)' },
    ),
    forbid(
      'only-agent-uses-livekit-agents',
      'The Agents SDK stays in the worker, and in the one that it is measured against.',
      { pathNot: '^(agent/|bench/turns/arms/stock-worker)' },
      { path: 'node_modules/@livekit/agents' },
    ),
    forbid(
      'nothing-imports-agent',
      'The worker is reached over LiveKit only.',
      { pathNot: '^agent/' },
      { path: '^agent/' },
    ),
    forbid(
      'nothing-imports-dashboard',
      'The page is reached by a browser only.',
      { pathNot: '^dashboard/' },
      { path: '^dashboard/' },
    ),
    forbid(
      'features-stand-apart',
      'What two features share is in dashboard/src/ui or dashboard/src/lib.',
      { path: '^dashboard/src/features/([^/]+)/' },
      { path: '^dashboard/src/features/', pathNot: '^dashboard/src/features/$1/' },
    ),
    forbid(
      'dashboard-layers',
      'Routes put features together, features use ui and lib, ui uses lib.',
      { path: '^dashboard/src/(ui|lib|features)/' },
      { path: '^dashboard/src/(routes|shell)/' },
    ),
    forbid(
      'ui-and-lib-know-no-feature',
      'They are for all features alike.',
      { path: '^dashboard/src/(ui|lib)/' },
      { path: '^dashboard/src/features/' },
    ),
    forbid(
      'lib-draws-nothing',
      'What is seen is in dashboard/src/ui.',
      { path: '^dashboard/src/lib/' },
      { path: '^dashboard/src/ui/' },
    ),
    forbid(
      'nothing-imports-local',
      'The product runs without what local/, bench/ and e2e/ hold.',
      { path: '^(agent|backend|db|dashboard)/' },
      { path: '^(local|bench|e2e)/' },
    ),
    forbid(
      'tests-are-not-imported',
      'Shared test code has a name of its own.',
      {},
      { path: '\\.test\\.ts$' },
    ),
    forbid('not-unresolvable', 'Every import resolves.', {}, { couldNotResolve: true }),
    forbid(
      'no-undeclared-packages',
      'Every package used is in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(data|\\.cache|recordings|dashboard/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
