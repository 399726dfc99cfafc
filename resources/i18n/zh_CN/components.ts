<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Calendar</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>上一年</translation>
    </message>
</context>
<context>
    <name>CarouselNode</name>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 项，共 %2 项</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一项</translation>
    </message>
</context>
<context>
    <name>CountdownNode</name>
    <message>
        <source>%1 d %2</source>
        <translation>%1 天 %2</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>还有 %1 天</translation>
    </message>
    <message>
        <source>%1 hours %2 minutes left</source>
        <translation>还有 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>还有 %1 分钟</translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已结束</translation>
    </message>
</context>
<context>
    <name>DateFieldNode</name>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
</context>
<context>
    <name>FilmControls</name>
    <message>
        <source>Back to the page</source>
        <translation>回到页面</translation>
    </message>
    <message>
        <source>Hide comments</source>
        <translation>隐藏弹幕</translation>
    </message>
    <message>
        <source>Leave the whole screen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>说点什么</translation>
    </message>
    <message>
        <source>Show comments</source>
        <translation>显示弹幕</translation>
    </message>
    <message>
        <source>Small window</source>
        <translation>小窗播放</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation>速度 %1</translation>
    </message>
    <message>
        <source>Subtitles and more</source>
        <translation>字幕等设置</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>全屏</translation>
    </message>
</context>
<context>
    <name>FilmPlayer</name>
    <message>
        <source>This file holds no film that can be shown.</source>
        <translation>这个文件里没有可以显示的影片。</translation>
    </message>
    <message>
        <source>This film cannot be shown: it is damaged, or of a kind that this computer cannot play.</source>
        <translation>无法显示这部影片：文件已损坏，或这台电脑不能播放这种格式。</translation>
    </message>
    <message>
        <source>This film cannot be shown: its pictures are too large.</source>
        <translation>无法显示这部影片：画面太大。</translation>
    </message>
    <message>
        <source>This film could not be opened.</source>
        <translation>无法打开这部影片。</translation>
    </message>
</context>
<context>
    <name>FilmSettings</name>
    <message>
        <source>A few, at the top</source>
        <translation>少量，在顶部</translation>
    </message>
    <message>
        <source>About the film</source>
        <translation>影片设置</translation>
    </message>
    <message>
        <source>All of them, everywhere</source>
        <translation>全部，铺满画面</translation>
    </message>
    <message>
        <source>Comments over the picture</source>
        <translation>弹幕</translation>
    </message>
    <message>
        <source>In the upper half</source>
        <translation>半屏</translation>
    </message>
    <message>
        <source>None</source>
        <comment>subtitles</comment>
        <translation>不显示</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音轨</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
</context>
<context>
    <name>FilmStage</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>MenuNode</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>There is nothing to choose</source>
        <translation>没有可选的</translation>
    </message>
</context>
<context>
    <name>Over</name>
    <message>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结尾</translation>
    </message>
</context>
<context>
    <name>PriceNode</name>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1，原价 %2</translation>
    </message>
</context>
<context>
    <name>ProgressNode</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>请稍候</translation>
    </message>
</context>
<context>
    <name>QrCodeNode</name>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
</context>
<context>
    <name>RatingNode</name>
    <message>
        <source>%1 of 5 stars</source>
        <translation>%1 星，满分 5 星</translation>
    </message>
    <message>
        <source>%1, %2 ratings</source>
        <translation>%1，%2 个评分</translation>
    </message>
</context>
<context>
    <name>ReactionNode</name>
    <message>
        <source>Like</source>
        <translation>赞</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>回应</translation>
    </message>
</context>
<context>
    <name>SearchFieldNode</name>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SheetNode</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SkeletonNode</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>StepperNode</name>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>TextAreaNode</name>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1/%2 字</translation>
    </message>
</context>
<context>
    <name>TimelineNode</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>now</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>VideoNode</name>
    <message>
        <source>Bring it back</source>
        <translation>移回这里</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The film is in a window of its own.</source>
        <translation>影片正在单独的窗口中播放。</translation>
    </message>
</context>
<context>
    <name>ViewerNode</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
</context>
</TS>
