import { Download } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { type CallsSearch, exportPath } from './search.ts';

/** Saves the calls that the filters let through as a file. */
export const ExportMenu = ({ search }: { search: CallsSearch }) => (
  <Menu trigger={<Button icon={<Download size={16} aria-hidden />}>Export</Button>}>
    {(['csv', 'json'] as const).map((format) => (
      <MenuItem key={format} asChild>
        <a href={exportPath(search, format)} download>
          As {format.toUpperCase()}
        </a>
      </MenuItem>
    ))}
  </Menu>
);
