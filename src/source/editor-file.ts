/** Whether a name is that of a file which an editor leaves beside the one that is edited: a backup, a lock, a swap file. */
export const isEditorFile = (name: string): boolean =>
  /~$|^#.*#$|^\.#|\.sw[a-z]$|^4913$|___jb_(?:tmp|old)___$/.test(name);
