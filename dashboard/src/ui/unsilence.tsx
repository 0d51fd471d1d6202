import { Volume2 } from 'lucide-react';
import { Button } from './button.tsx';

/** For a browser that plays no sound before something is pressed. */
export const Unsilence = ({ onPress }: { onPress: () => void }) => (
  <Button icon={<Volume2 size={16} aria-hidden />} onClick={onPress}>
    The browser plays no sound yet: press to hear the call
  </Button>
);
