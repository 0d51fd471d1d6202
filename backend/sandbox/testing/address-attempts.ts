/** Where the test's listeners are. */
export interface Ports {
  /** May not be reached. */
  secret: number;
  /** May be reached: the agent lists it, and so does the installation. */
  open: number;
}

/** What names of the tests resolve to. Each is in the agent's list. */
export const NAMES: Readonly<Record<string, string[]>> = {
  'loopback.example.com': ['127.0.0.1'],
  'other-loopback.example.com': ['127.8.8.8'],
  'any.example.com': ['0.0.0.0'],
  'loopback6.example.com': ['::1'],
  'mapped.example.com': ['::ffff:127.0.0.1'],
  'compatible.example.com': ['::7f00:1'],
  'nat64.example.com': ['64:ff9b::7f00:1'],
  '6to4.example.com': ['2002:7f00:1::'],
  'many.example.com': ['10.1.2.3', '127.0.0.1', '::1'],
  'metadata.google.internal': ['169.254.169.254'],
  'metadata6.example.com': ['fd00:ec2::254'],
  'ten.example.com': ['10.0.0.1'],
  'private.example.com': ['192.168.1.1'],
  'shared.example.com': ['100.64.0.1'],
  'unique-local.example.com': ['fd12:3456::1'],
  'link-local.example.com': ['fe80::1'],
};

/** What a careless, or a deceived, operator could write into an agent's list. */
export const CARELESS_HOSTS = [
  '127.0.0.1',
  '127.1',
  '0.0.0.0',
  'localhost',
  '*.localhost',
  'a.localhost',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '017700000001',
  '*.0.0.1',
  '169.254.169.254',
  '10.0.0.1',
  '192.168.1.1',
  '172.16.0.1',
  '100.64.0.1',
  '*.example.com',
  ...Object.keys(NAMES),
];

/** Addresses of the machine, its network and its cloud, in all the ways they can be written. */
export const ADDRESSES = ({ secret, open }: Ports): string[] => [
  `http://127.0.0.1:${secret}/`,
  `http://127.1:${secret}/`,
  `http://127.8.8.8:${secret}/`,
  `http://0.0.0.0:${secret}/`,
  `http://0:${secret}/`,
  `http://localhost:${secret}/`,
  `http://LOCALHOST.:${secret}/`,
  `http://a.localhost:${secret}/`,
  `http://[::1]:${secret}/`,
  `http://[::]:${secret}/`,
  `http://[::ffff:127.0.0.1]:${secret}/`,
  `http://[::ffff:7f00:1]:${secret}/`,
  `http://[0:0:0:0:0:0:0:1]:${secret}/`,
  `http://[64:ff9b::7f00:1]:${secret}/`,
  `http://2130706433:${secret}/`,
  `http://0x7f000001:${secret}/`,
  `http://0x7f.0.0.1:${secret}/`,
  `http://017700000001:${secret}/`,
  `http://example.com@127.0.0.1:${secret}/`,
  `http://127.0.0.1:${open}@127.0.0.1:${secret}/`,
  `https://127.0.0.1:${secret}/`,
  `http://127.0.0.1:${open}/redirect?to=http://127.0.0.1:${secret}/`,
  `http://127.0.0.1:${open}/redirect?to=http://localhost:${secret}/`,
  `http://127.0.0.1:${open}/redirect?to=http://[::1]:${secret}/`,
  `http://127.0.0.1:${open}/redirect?to=http://loopback.example.com:${secret}/`,
  `http://127.0.0.1:${open}/redirect?to=file:///etc/hostname`,
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://192.168.1.1/',
  'http://172.16.0.1/',
  'http://100.64.0.1/',
  'file:///proc/1/environ',
  ...Object.keys(NAMES).map((name) => `http://${name}:${secret}/`),
];
