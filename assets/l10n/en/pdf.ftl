# A certificate as a PDF file: the words of the page, and sygnaly certify pdf.
# Each text of the page may name: $number, $holder, $office, $procedure, $document, $policy, $version, $exams, $issued, $until.

## The page
pdf-title = Certificate no. { $number }
pdf-heading = Certificate
pdf-number = No. { $number }
pdf-certifies = The office certifies that
pdf-holds = holds a certificate of telephone service for people with access needs, by this procedure:
pdf-issued = Date of issue
pdf-valid-until = Last day of validity
pdf-document = Procedure document
pdf-document-version = version { $document }, acknowledged
pdf-policy = Certification policy
pdf-policy-version = { $policy }, version { $version }
pdf-basis-heading = What it took
pdf-basis = Exams passed in the telephone simulator "Trzy sygnały": { $exams }. A second person invigilated each of them, and none had a critical error. Before the certificate was issued, the procedure document, version { $document }, was acknowledged.
pdf-check-heading = How to check the certificate
pdf-check = The certificate is a file with the office's electronic signature. This page describes it as of the day of issue and does not take its place. Whether it is valid, anybody can check with the program "Trzy sygnały", offline and without asking the office:
pdf-command = sygnaly verify FILE --keys KEYS --revocations LIST
pdf-code = The QR code holds the certificate's number and the fingerprint of its file (SHA-256). If a file has the same fingerprint, it is the one that this page describes:
pdf-code-alt = QR code: the certificate's number { $number } and the fingerprint of its file. Both stand beside it in writing.
pdf-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }

## The command
pdf-written = The page of certificate { $number } is in { $path }.
pdf-unmade = Certificate { $number } is issued and its file is written. Only the PDF could not be made. { $why } Write it later: sygnaly certify pdf { $number } --to FILE.
pdf-revoked = Certificate { $number } is revoked from { $on } on, so no page is made of it.
pdf-same-file = --to and --pdf name the same file: { $path }. Give two different names.

## Errors
pdf-unreadable = { $path } cannot be read: { $why }. Check the permissions, or restore it from the installation package.
pdf-no-fonts = There is no font (.ttf or .otf) in { $path }. Restore the folder from the installation package.
pdf-no-sign = No font in { $path } has the sign "{ $sign }". Add a font file (.ttf or .otf) that has it.
pdf-template = The template { $path } makes no PDF. Mend the place named below, or restore the template from the installation package.{ $faults }
pdf-program = The program cannot make a PDF file: { $why }. Tell whoever looks after the program.
