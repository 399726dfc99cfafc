<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CodeEntry</name>
    <message>
        <source>Read</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Text of a code</source>
        <translation>码的内容</translation>
    </message>
    <message>
        <source>Text of a code, such as plaza://…</source>
        <translation>码的内容，例如 plaza://…</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Clear all scans?</source>
        <translation>清除全部扫描记录？</translation>
    </message>
    <message>
        <source>Delete this scan</source>
        <translation>删除这条记录</translation>
    </message>
    <message>
        <source>Keep what I scan</source>
        <translation>保留扫描记录</translation>
    </message>
    <message>
        <source>Keep what I scan: the last 300 codes, on this computer only. No mini-app sees them, and codes for money are never kept.</source>
        <translation>保留扫描记录：最近 300 个码，只存在这台电脑上。小程序看不到，收付款的码从不保留。</translation>
    </message>
    <message>
        <source>No scan has these words in it.</source>
        <translation>没有包含这些词的记录。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>还没有扫过码</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描记录</translation>
    </message>
    <message>
        <source>Search scans</source>
        <translation>搜索扫描记录</translation>
    </message>
    <message>
        <source>The list of what you scanned is deleted from this computer. What you opened, took or paid stays as it is.</source>
        <translation>这台电脑上的扫描记录会被删除。你打开过、领取过、付过的都不受影响。</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>无法显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What you scan is listed here, to be opened again.</source>
        <translation>扫过的码列在这里，可以再次打开。</translation>
    </message>
    <message>
        <source>What you scan is not kept.</source>
        <translation>扫描记录不会保留。</translation>
    </message>
</context>
<context>
    <name>HistoryViewModel</name>
    <message>
        <source>Nothing that can be seen</source>
        <translation>没有可见的内容</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描记录</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>Choose what to scan.</source>
        <translation>选择要扫什么。</translation>
    </message>
    <message>
        <source>Code for money</source>
        <translation>收付款的码</translation>
    </message>
    <message>
        <source>Code found.</source>
        <translation>已找到码。</translation>
    </message>
    <message>
        <source>Code {inner} lies inside code {outer}: one may have been put over the other. Which one do you mean?</source>
        <translation>码 {inner} 在码 {outer} 里面：可能是贴上去的。你要哪一个？</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Draw a frame around the code.</source>
        <translation>把码框出来。</translation>
    </message>
    <message>
        <source>Hold a code in view.</source>
        <translation>把码对准镜头。</translation>
    </message>
    <message>
        <source>Invitation to a group</source>
        <translation>群聊邀请</translation>
    </message>
    <message>
        <source>It</source>
        <translation>它</translation>
    </message>
    <message>
        <source>Looking for a code in {source}…</source>
        <translation>正在 {source} 中找码…</translation>
    </message>
    <message>
        <source>Mini-app</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>No camera found. A picture, a video or an address does as well.</source>
        <translation>没有摄像头。用图片、视频或网址也可以。</translation>
    </message>
    <message>
        <source>No code was found in these {count} files.</source>
        <translation>这 {count} 个文件里没有找到码。</translation>
    </message>
    <message>
        <source>No code was found in this picture. Draw a frame around a code in it, or try a sharper picture.</source>
        <translation>这张图片里没有找到码。把码框出来，或换一张更清晰的。</translation>
    </message>
    <message>
        <source>None of these {count} files can be read as a picture or video.</source>
        <translation>这 {count} 个文件都不能作为图片或视频读取。</translation>
    </message>
    <message>
        <source>Official account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>Only spaces</source>
        <translation>只有空格</translation>
    </message>
    <message>
        <source>Opening {source}…</source>
        <translation>正在打开 {source}…</translation>
    </message>
    <message>
        <source>Page of the web</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Plaza may not see the screen. Allow it in the system&apos;s settings, or paste a screenshot here.</source>
        <translation>Plaza 不能读取屏幕。请在系统设置中允许，或在这里粘贴截图。</translation>
    </message>
    <message>
        <source>Plaza may not use the camera. Allow desktop apps to in Settings, Privacy &amp; security, Camera, or scan a picture instead.</source>
        <translation>Plaza 不能使用摄像头。在 “设置” 的 “隐私和安全性”、“摄像头” 里允许桌面应用使用，或者改为扫描图片。</translation>
    </message>
    <message>
        <source>Plaza may not use the camera. Allow it in System Settings, Privacy &amp; Security, Camera, or scan a picture instead.</source>
        <translation>Plaza 不能使用摄像头。在 “系统设置” 的 “隐私与安全性”、“摄像头” 里允许它，或者改为扫描图片。</translation>
    </message>
    <message>
        <source>Plaza may not use the camera. Allow it in the system&apos;s settings, or scan a picture instead.</source>
        <translation>Plaza 不能使用摄像头。请在系统设置中允许，或改扫图片。</translation>
    </message>
    <message>
        <source>Scanning stopped ({code}). Choose a camera or a picture to try again.</source>
        <translation>扫描已停止（{code}）。请选摄像头或图片重试。</translation>
    </message>
    <message>
        <source>Several codes are in view. Which one?</source>
        <translation>画面里有多个码，要哪一个？</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>There is no file or folder {place}. Check the name.</source>
        <translation>没有文件或文件夹 {place}。请检查名称。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first.</source>
        <translation>剪贴板上没有图片。先复制一张。</translation>
    </message>
    <message>
        <source>There is nothing to scan on the clipboard. Copy a picture, a file or a link first.</source>
        <translation>剪贴板上没有可扫的内容。先复制图片、文件或链接。</translation>
    </message>
    <message>
        <source>These are too many at once. Choose {files_max} at most.</source>
        <translation>一次太多了，最多选 {files_max} 个。</translation>
    </message>
    <message>
        <source>These codes contradict each other, so they are not put together. Begin again with the codes of one text.</source>
        <translation>这些码彼此矛盾，因此没有拼在一起。请只用同一段文字的码，重新开始。</translation>
    </message>
    <message>
        <source>These codes look alike but lead to different places. Which one do you mean?</source>
        <translation>这些码看起来一样，却通向不同的地方。你要哪一个？</translation>
    </message>
    <message>
        <source>This address cannot be scanned. Addresses begin with http, https or rtsp.</source>
        <translation>这个地址不能扫描。地址应以 http、https 或 rtsp 开头。</translation>
    </message>
    <message>
        <source>This camera is gone. Plug it in again or choose another way.</source>
        <translation>摄像头不见了。重新插上，或换别的方式。</translation>
    </message>
    <message>
        <source>This file is not a picture Plaza can read.</source>
        <translation>这个文件不是 Plaza 能读的图片。</translation>
    </message>
    <message>
        <source>This picture is too large. Choose one under 64 MB.</source>
        <translation>这张图片太大，请选小于 64 MB 的。</translation>
    </message>
    <message>
        <source>This screen is gone. Choose another.</source>
        <translation>这块屏幕不见了，请选另一块。</translation>
    </message>
    <message>
        <source>This system shows its screen to no program. Take a screenshot with the system&apos;s own key and paste it here.</source>
        <translation>这个系统不让程序看屏幕。请用系统的截图键截图，再粘贴到这里。</translation>
    </message>
    <message>
        <source>You may not use the camera on this computer. Whoever looks after it can add you to the group “video”; or scan a picture instead.</source>
        <translation>你不能使用这台电脑的摄像头。可以请管理员把你加入 “video” 组，或者改为扫描图片。</translation>
    </message>
    <message>
        <source>{camera} cannot be used, perhaps because another program uses it. Close that one and try again.</source>
        <translation>{camera} 无法使用，可能被别的程序占用。关闭那个程序再试。</translation>
    </message>
    <message>
        <source>{camera} gives no picture, perhaps because another program uses it. Close that one, or choose another camera.</source>
        <translation>{camera} 没有画面，可能被别的程序占用。关闭那个程序，或换一个摄像头。</translation>
    </message>
    <message>
        <source>{failed} of them cannot be read.</source>
        <translation>其中 {failed} 个无法读取。</translation>
    </message>
    <message>
        <source>{place} cannot be read as a picture or video. Check it, or choose another.</source>
        <translation>{place} 不能作为图片或视频读取。检查一下，或换一个。</translation>
    </message>
    <message>
        <source>{place} sends no pictures. Check it and open it again.</source>
        <translation>{place} 没有发来画面。检查后重新打开。</translation>
    </message>
    <message>
        <source>{place} stopped sending pictures. Check it and open it again.</source>
        <translation>{place} 不再发来画面。检查后重新打开。</translation>
    </message>
    <message>
        <source>{read} of {total} parts of a text are read. Show the other codes one after the other.</source>
        <translation>这段文字分在 {total} 个码里，已读到 {read} 个。请依次出示其余的码。</translation>
    </message>
</context>
<context>
    <name>ScanAddress</name>
    <message>
        <source>Address or file to scan</source>
        <translation>要扫描的地址或文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Its address, as the camera&apos;s maker gives it. A file, a folder of pictures or numbered ones (frame_%04d.png) do as well.</source>
        <translation>摄像头厂商给出的地址。文件、图片文件夹或带编号的图片（frame_%04d.png）也可以。</translation>
    </message>
    <message>
        <source>Network camera or video</source>
        <translation>网络摄像头或视频</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ScanChoices</name>
    <message>
        <source>Code %1: %2, %3</source>
        <translation>码 %1：%2，%3</translation>
    </message>
    <message>
        <source>Codes in view</source>
        <translation>画面里的码</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
</context>
<context>
    <name>ScanChooser</name>
    <message>
        <source>A part of %1…</source>
        <translation>%1 的一部分…</translation>
    </message>
    <message>
        <source>A part of the screen…</source>
        <translation>屏幕的一部分…</translation>
    </message>
    <message>
        <source>Address…</source>
        <translation>地址…</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>整个 %1</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Choose a camera</source>
        <translation>选择摄像头</translation>
    </message>
    <message>
        <source>Choose pictures or a video</source>
        <translation>选择图片或视频</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste what to scan</source>
        <translation>粘贴要扫的内容</translation>
    </message>
    <message>
        <source>Scan a network camera or video</source>
        <translation>扫描网络摄像头或视频</translation>
    </message>
    <message>
        <source>Scan the screen</source>
        <translation>扫描屏幕</translation>
    </message>
    <message>
        <source>Scan with %1</source>
        <translation>用 %1 扫描</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>The whole screen</source>
        <translation>整个屏幕</translation>
    </message>
    <message>
        <source>Type what a code says</source>
        <translation>输入码的内容</translation>
    </message>
    <message>
        <source>Type…</source>
        <translation>输入…</translation>
    </message>
</context>
<context>
    <name>ScanFileDialog</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose pictures or a video with a code</source>
        <translation>选择有码的图片或视频</translation>
    </message>
    <message>
        <source>Pictures and videos</source>
        <translation>图片和视频</translation>
    </message>
</context>
<context>
    <name>ScanOutlines</name>
    <message>
        <source>Code %1: %2, %3</source>
        <translation>码 %1：%2，%3</translation>
    </message>
    <message>
        <source>Codes on the picture</source>
        <translation>图片上的码</translation>
    </message>
</context>
<context>
    <name>ScanScreen</name>
    <message>
        <source>Close the scanner</source>
        <translation>关闭扫一扫</translation>
    </message>
    <message>
        <source>Drop pictures or a video here, or choose one of the ways below.</source>
        <translation>把图片或视频拖到这里，或选下面的一种方式。</translation>
    </message>
    <message>
        <source>No camera, no matter</source>
        <translation>没有摄像头也没关系</translation>
    </message>
    <message>
        <source>No code found</source>
        <translation>没有找到码</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Picture of the camera</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>可以扫了</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>Scan a code</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Scan all of it</source>
        <translation>扫描整张</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>What was scanned</source>
        <translation>扫到的内容</translation>
    </message>
</context>
<context>
    <name>ScanSheet</name>
    <message>
        <source>Close the scanner</source>
        <translation>关闭扫一扫</translation>
    </message>
    <message>
        <source>Scan a code for %1</source>
        <translation>为 %1 扫码</translation>
    </message>
    <message>
        <source>gets the text of the code you show, and no picture.</source>
        <translation>只拿到你出示的码的文字，拿不到画面。</translation>
    </message>
</context>
<context>
    <name>ScanSheetViewModel</name>
    <message>
        <source>That is a pay code; it is for wallets. Hold another code in view.</source>
        <translation>这是付款码，只用于钱包。请换一个码。</translation>
    </message>
</context>
<context>
    <name>ScanWays</name>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>the screen</source>
        <translation>屏幕</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>All of the desktop</source>
        <translation>整个桌面</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Unverified publisher</source>
        <translation>发布者未认证</translation>
    </message>
    <message>
        <source>Verified publisher</source>
        <translation>发布者已认证</translation>
    </message>
    <message>
        <source>Which mini-app looks for it</source>
        <translation>由哪个小程序查找</translation>
    </message>
</context>
</TS>
