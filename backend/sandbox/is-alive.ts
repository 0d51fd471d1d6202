/** Whether a process of this machine is there. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Someone else's, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
