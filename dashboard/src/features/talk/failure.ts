import { toApiError } from '../../lib/api-error.ts';

/** Why one cannot talk, and what to do about it. */
export interface Failure {
  title: string;
  remedy: string;
}

const MICROPHONE: Record<string, Failure> = {
  NotAllowedError: {
    title: 'The browser does not give this page the microphone.',
    remedy:
      'Allow it beside the address of this page, then try again. Without it you can still type.',
  },
  NotFoundError: {
    title: 'No microphone was found.',
    remedy: 'Plug one in or switch it on, then try again. Without it you can still type.',
  },
  NotReadableError: {
    title: 'The microphone is in use or does not answer.',
    remedy: 'Close other programs that use it, then try again.',
  },
};

const INSECURE: Failure = {
  title: 'Browsers give the microphone only to pages over HTTPS, or on this machine.',
  remedy: 'Open this page at its https:// address, or at http://localhost. You can still type.',
};

const NO_MICROPHONE: Failure = {
  title: 'The microphone cannot be used.',
  remedy: 'Try another one or another browser. Without it you can still type.',
};

/** @param isSecure - whether the page may ask for a microphone at all */
export function microphoneFailure(error: unknown, isSecure: boolean): Failure {
  if (!isSecure) return INSECURE;
  return (error instanceof Error ? MICROPHONE[error.name] : undefined) ?? NO_MICROPHONE;
}

/** The backend gave no token. */
export function tokenFailure(error: unknown): Failure {
  const { message, issues } = toApiError(error);
  if (issues.length === 0) {
    return { title: message, remedy: 'Try again, or ask who runs this installation.' };
  }
  const problems = issues.length === 1 ? 'one problem' : `${issues.length} problems`;
  return {
    title: `The draft cannot be tried yet: it has ${problems}.`,
    remedy: 'Mend what is marked in its settings, then try again.',
  };
}

/** @param serverUrl - of LiveKit, as the browser was told */
export function connectionFailure(error: unknown, serverUrl: string): Failure {
  const isRefused = error instanceof Error && 'status' in error && error.status === 401;
  if (isRefused) {
    return {
      title: 'LiveKit refuses the token.',
      remedy:
        'LIVEKIT_API_KEY and LIVEKIT_API_SECRET of the backend must be those of LiveKit, and their clocks agree.',
    };
  }
  return {
    title: `LiveKit cannot be reached at ${serverUrl}.`,
    remedy:
      'LIVEKIT_PUBLIC_URL of the backend must be its address as this browser reaches it, and its UDP ports must be open.',
  };
}

/** @param agentName - under which its workers register; null: not known */
export const absentFailure = (agentName: string | null): Failure => ({
  title: 'The agent did not come.',
  remedy:
    agentName === null
      ? 'No worker took the call. See under Workers whether one runs for this agent and has room.'
      : `No worker is registered as “${agentName}”. Start one with AGENT_NAME=${agentName}, or change what the agent’s settings name.`,
});

export const LOST: Failure = {
  title: 'The connection was lost.',
  remedy: 'Check the network, then try again: each attempt has a room of its own.',
};
