;;; What a writer does in Emacs, with Eglot.  Puts down what is seen.  -*- lexical-binding: t -*-

;;; Code:

(require 'cl-lib)
(require 'json)
(require 'package)

(package-initialize)

(defvar seen nil "What was seen, by the names of the steps.")

(defmacro until (what &rest condition)
  "Wait until CONDITION gives something, and return that; WHAT says what is waited for."
  (declare (indent 1))
  `(let ((ends (+ (float-time) 20)) found)
     (while (not (or (setq found (progn ,@condition)) (> (float-time) ends)))
       (accept-process-output nil 0.02))
     (or found (error "Waited in vain for %s" ,what))))

(defmacro see (name &rest body)
  "Put down under NAME what BODY gives."
  (declare (indent 1))
  `(progn (push (cons 'at ,(symbol-name name)) seen)
          (push (cons ',name (as-arrays (progn ,@body))) seen)))

(defun as-arrays (value)
  "The VALUE with arrays for lists, which would else be taken for objects."
  (if (consp value) (vconcat (mapcar #'as-arrays value)) value))

(defmacro undone (&rest body)
  "Do BODY, and then have the script as it was before."
  `(let ((before (buffer-string)))
     (prog1 (progn ,@body)
       (delete-region (point-min) (point-max))
       (insert before))))

(defun go-to (text)
  "Go right behind TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun line-here ()
  "The line that the cursor is in."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun whole ()
  "The script."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun finish (failure)
  "Put down what was seen and the FAILURE, and leave."
  (when failure
    (push (cons 'error failure) seen))
  (with-temp-file (getenv "SCREENPLAY_SEEN")
    (insert (json-encode (cl-remove-duplicates seen :key #'car :from-end t)))))

(defun see-all (steps)
  "Open the script with the settings of the page, and run STEPS."
  (condition-case failure
      (progn
        (load (getenv "SCREENPLAY_SETTINGS") nil t t)
        (find-file (getenv "SCREENPLAY_SCRIPT"))
        ;; Not typed by anybody, but nothing is asked in a menu that wants a mouse.
        (setq last-nonmenu-event ?x)
        (setq-default case-fold-search nil)
        (push (cons 'version emacs-version) seen)
        (funcall steps))
    (error (finish (format "%s: %S" (alist-get 'at seen) failure)))
    (:success (finish nil))))

;;; emacs.el ends here
