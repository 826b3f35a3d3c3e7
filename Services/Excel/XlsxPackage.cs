#nullable enable
using System.IO.Compression;
using System.Xml;

namespace Nop.Plugin.Misc.Loyalty.Services.Excel;

/// <summary>
/// A file that is no workbook that is read
/// </summary>
/// <param name="reason">Name of the reason</param>
public sealed class XlsxException(string reason) : Exception(reason)
{
    /// <summary>
    /// It is damaged, or no workbook
    /// </summary>
    public const string NOT_WORKBOOK = "NotWorkbook";

    /// <summary>
    /// It is larger, unpacked, than is read
    /// </summary>
    public const string TOO_LARGE = "UnpacksTooLarge";

    /// <summary>
    /// Whether an exception is what unpacking and parsing make of a damaged file
    /// </summary>
    public static bool IsDamage(Exception exception)
    {
        return exception is XmlException or InvalidDataException or IOException or InvalidOperationException or NotSupportedException or ArgumentException or OverflowException;
    }
}

/// <summary>
/// What a part of a workbook leads to
/// </summary>
/// <param name="Id">Its name in that part</param>
/// <param name="Type">What it is</param>
/// <param name="Target">The part it is</param>
public readonly record struct XlsxRelation(string? Id, string Type, string Target);

/// <summary>
/// The packed parts of a workbook, each opened for no more than a number of bytes
/// </summary>
public sealed class XlsxPackage : IDisposable
{
    private const long MAX_PART = 32_000_000;
    private const int MAX_PARTS = 2_000;

    private readonly ZipArchive _zip;

    /// <param name="file">The workbook</param>
    public XlsxPackage(Stream file)
    {
        try
        {
            _zip = new ZipArchive(file, ZipArchiveMode.Read);
            if (_zip.Entries.Count > MAX_PARTS)
                throw new XlsxException(XlsxException.TOO_LARGE);
        }
        catch (Exception exception) when (XlsxException.IsDamage(exception))
        {
            throw new XlsxException(XlsxException.NOT_WORKBOOK);
        }
    }

    /// <summary>
    /// What a part of the workbook leads to; nothing outside of it
    /// </summary>
    public IReadOnlyList<XlsxRelation> GetRelations(string part)
    {
        var folder = part.Contains('/') ? part[..(part.LastIndexOf('/') + 1)] : string.Empty;
        using var xml = Open($"{folder}_rels/{part[folder.Length..]}.rels");
        var relations = new List<XlsxRelation>();
        while (xml.Read() && relations.Count < MAX_PARTS)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External" || xml.GetAttribute("Target") is not { } target)
                continue;
            var type = xml.GetAttribute("Type") ?? string.Empty;
            relations.Add(new XlsxRelation(xml.GetAttribute("Id"), type[(type.LastIndexOf('/') + 1)..],
                Uri.TryCreate(new Uri($"http://workbook/{folder}"), target, out var uri) ? Uri.UnescapeDataString(uri.AbsolutePath).TrimStart('/') : string.Empty));
        }

        return relations;
    }

    /// <summary>
    /// Opens a part
    /// </summary>
    /// <param name="part">Its name</param>
    /// <param name="limit">The most it may unpack to, in bytes</param>
    public XmlReader Open(string part, long limit = MAX_PART)
    {
        var entry = _zip.GetEntry(part) ?? throw new XlsxException(XlsxException.NOT_WORKBOOK);

        try
        {
            return XmlReader.Create(new Limited(entry.Open(), limit), new XmlReaderSettings
            {
                // a document that declares entities is no workbook
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true
            });
        }
        catch (Exception exception) when (XlsxException.IsDamage(exception))
        {
            throw new XlsxException(XlsxException.NOT_WORKBOOK);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();

    /// <summary>
    /// Ends the reading of what unpacks to more than is read
    /// </summary>
    private sealed class Limited(Stream stream, long limit) : Stream
    {
        private long _left = limit;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Count(stream.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Count(stream.Read(buffer));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int read)
        {
            _left -= read;

            return _left >= 0 ? read : throw new XlsxException(XlsxException.TOO_LARGE);
        }
    }
}
