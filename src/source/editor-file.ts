/** Whether a file name belongs to a temporary file of an editor: a backup, lock or swap file. */
export const isEditorFile = (name: string): boolean =>
  /~$|^#.*#$|^\.#|\.sw[a-z]$|^4913$|___jb_(?:tmp|old)___$/.test(name);
