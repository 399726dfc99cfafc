import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose a picture or video to scan. Loaded when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    title: qsTr("Choose a picture or video with a code")
    nameFilters: [qsTr("Pictures and videos") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif *.mp4 *.m4v *.mov *.avi *.mkv *.webm)", qsTr("All files") + " (*)"]
}
