/** Provisioning is not possible as things are: what is in the way, and what to do about it. */
export class ProvisioningError extends Error {
  override readonly name = 'ProvisioningError';
}
