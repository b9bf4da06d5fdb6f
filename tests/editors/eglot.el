;;; Eglot: built in since Emacs 29, a package before.  -*- lexical-binding: t -*-

;;; Code:

(load (expand-file-name "emacs.el" (file-name-directory load-file-name)) nil t t)
(unless (require 'eglot nil t)
  (push '(missing . "Eglot") seen)
  (finish nil)
  (kill-emacs))
(require 'flymake)
(require 'imenu)
(require 'xref)

(defun words ()
  "What the list of completions offers here."
  (let* ((capf (eglot-completion-at-point)) (table (nth 2 capf)))
    (mapcar #'substring-no-properties
            (all-completions (buffer-substring (nth 0 capf) (nth 1 capf)) table))))

(defun imenu-names (index)
  "The names in an INDEX of imenu."
  (cl-loop for (name . rest) in index
           ;; "Event" is the group of all scenes in older versions.
           unless (or (string-prefix-p "*" name) (equal name "Event"))
           collect (substring-no-properties name)
           when (consp rest) append (imenu-names rest)))

(defun lines-of (references)
  "The text of each of the REFERENCES."
  (mapcar (lambda (each) (substring-no-properties (xref-item-summary each))) references))

(defun steps ()
  "What is done."
  ;; Eglot starts its server with the next command; this is what runs then.
  (run-hooks 'post-command-hook)
  (until "the server" (eglot-managed-p))
  (see diagnostics
    (flymake-start)
    (until "diagnostics"
      (mapcar (lambda (each)
                (list (1- (line-number-at-pos (flymake-diagnostic-beg each)))
                      (flymake-diagnostic-text each)))
              (flymake-diagnostics))))
  (see fix
    (go-to "(to her")
    (undone
     (let ((completing-read-function
            (lambda (_prompt actions &rest _) (car (all-completions "" actions)))))
       (eglot-code-actions (line-beginning-position) (line-end-position) "quickfix" t))
     (until "the fix" (go-to "(to her") (string-suffix-p ")" (line-here)))
     (line-here)))
  (see hover
    (go-to "INT. WELL")
    (let (said)
      ;; Changes go with the next request that is waited for, or when nobody types: never, here.
      (eglot--signal-textDocument/didChange)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
      (substring-no-properties (until "the hover" said))))
  (see rename
    (go-to "\nMAR")
    (undone (eglot-rename "ANNA") (whole)))
  (see symbols (imenu-names (imenu--make-index-alist t)))
  (see references
    (go-to "\nHAN")
    (lines-of (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot))))
  (see definition
    (go-to "late.\n\nMAR")
    (lines-of (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
  (see next_cue
    (go-to "\nHAN")
    (let ((where (eglot-execute-command
                  (eglot-current-server) 'screenplay.nextCue
                  (vector (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri)
                                :position (eglot--pos-to-lsp-position))))))
      (cl-loop for key in '(:range :start :line)
               do (setq where (plist-get where key))
               finally (when (cl-find-method 'eglot-handle-request nil
                                             '(t (eql window/showDocument)))
                         (until "the cursor there" (= (line-number-at-pos) (1+ where))))
               finally return where)))
  (see completion
    (undone
     (goto-char (point-max))
     (insert "\nINT. ")
     (let ((offered (words)))
       (insert "W")
       (completion-at-point)
       (list offered (line-here)))))
  (see suggestion
    (undone
     (go-to "Tell me")
     (let ((offered (words)))
       (completion-at-point)
       (list offered (line-here)))))
  (see capitals
    (undone
     (goto-char (point-max))
     (insert "\nint. attic - day")
     (let ((last-command-event ?\n) (last-input-event ?\n))
       (newline nil t))
     (until "capitals" (string-match-p "INT. ATTIC - DAY" (whole)))
     t))
  (see shutdown
    (eglot-shutdown (eglot-current-server))
    (null (eglot-current-server))))

(see-all #'steps)

;;; eglot.el ends here
