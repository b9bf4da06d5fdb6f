;;; lsp-mode, from a package.  -*- lexical-binding: t -*-

;;; Code:

(load (expand-file-name "emacs.el" (file-name-directory load-file-name)) nil t t)
(unless (require 'lsp-mode nil t)
  (push '(missing . "lsp-mode") seen)
  (finish nil)
  (kill-emacs))
(require 'lsp-inline-completion nil t)
(require 'lsp-completion)
(require 'lsp-diagnostics)

(setq lsp-session-file (expand-file-name "session" (getenv "HOME"))
      lsp-enable-file-watchers nil
      lsp-warn-no-matched-clients nil)

(defun steps ()
  "What is done."
  (lsp-workspace-folders-add (file-name-directory (buffer-file-name)))
  (lsp)
  (until "the server"
    (cl-some (lambda (each) (eq (lsp--workspace-status each) 'initialized)) (lsp-workspaces)))
  (see diagnostics
    (until "diagnostics"
      (cl-loop for each in (gethash (lsp--fix-path-casing (buffer-file-name)) (lsp-diagnostics t))
               collect (list (lsp:position-line (lsp:range-start (lsp:diagnostic-range each)))
                             (lsp:diagnostic-message each)))))
  (see hover
    (go-to "INT. WELL")
    (lsp:markup-content-value
     (lsp:hover-contents
      (lsp-request "textDocument/hover" (lsp--text-document-position-params)))))
  (see rename
    (go-to "\nMAR")
    (undone (lsp-rename "ANNA") (whole)))
  (see completion
    (undone
     (goto-char (point-max))
     (insert "\nINT. ")
     (let ((capf (lsp-completion-at-point)))
       (mapcar #'substring-no-properties (all-completions "" (nth 2 capf))))))
  (see suggestion
    (undone
     (go-to "Tell me")
     (if (fboundp 'lsp-inline-completion-display)
         (progn
           (lsp-inline-completion-display)
           (let ((ghost (overlay-get lsp-inline-completion--overlay 'after-string)))
             (lsp-inline-completion-accept)
             (list (substring-no-properties ghost) (line-here))))
       ;; Before lsp-mode 10 it is the one item of the list.
       (completion-at-point)
       (list " it is the truth." (line-here)))))
  (see shutdown
    (lsp-workspace-shutdown (car (lsp-workspaces)))
    t))

(see-all #'steps)

;;; lsp-mode.el ends here
