import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets the person choose pictures or videos to scan. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    title: qsTr("Choose pictures or a video with a code")
    fileMode: FileDialog.OpenFiles
    nameFilters: [qsTr("Pictures and videos") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif *.mp4 *.m4v *.mov *.avi *.mkv *.webm)", qsTr("All files") + " (*)"]
}
